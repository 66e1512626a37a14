"""STAGE 1: from an agency's permit to a worker's clearance."""
