"""The access matrix: every action × role × whose record it is, compared with a table that people review."""
