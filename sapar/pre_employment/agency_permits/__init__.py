"""Permission for an agency to recruit people for work in one country, for a term."""
