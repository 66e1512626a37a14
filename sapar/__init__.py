"""Sapar: managing labour migration over the whole cycle, for the people who migrate and those who help them."""
