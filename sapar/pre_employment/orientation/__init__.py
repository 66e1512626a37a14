"""Sessions before departure: seats, attendance, a short quiz, a certificate."""
