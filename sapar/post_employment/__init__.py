"""Stage 3 of the cycle: coming home, being registered, finding one's feet again, or going again well prepared."""
