"""The audit trail: every act, every refusal, every opening of a record; sealed so that nobody can rewrite it.

Events are canonical JSON as text, append-only in the database itself (triggers), and sealed in batches by signed
Merkle roots (RFC 9162). ``sapar audit verify`` names the first event that was altered, removed or slipped in.
"""
