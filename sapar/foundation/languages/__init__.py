"""Kyrgyz, Russian and English: texts held as data, and the one message catalogue of the project."""
