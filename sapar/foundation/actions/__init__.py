"""Actions: the one way to change anything.

An action is a plain function; the wrapper around it (``wrapper.py``) gives every one the same duties: idempotency,
transaction, lock, visibility, permission, the version the form saw, the legal order of moves, validation, audit and
notices. Permission, transaction, audit and notice are what systems forget; here they cannot be left out.
"""
