"""The API door, seen from outside."""
