"""Orientation before departure: a session has seats, people book them, come, answer a short quiz, get a certificate.

A trainer would say: "twenty seats on Tuesday for Russia in Kyrgyz; who booked is reminded the day before; I note who
came; whoever came answers eight questions on the phone, again and again until they know them; then the certificate is
there by itself." Seats are counted under the lock of the session's row, so none goes to two. Law: the matter
``orientation`` of the home pack.
"""
