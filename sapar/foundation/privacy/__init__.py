"""Data classes and the keys that make forgetting possible.

Every field of every record declares how sensitive it is. What is personal is encrypted, in the audit trail and the
outbox always and in the working tables from P3 on, under a key of the person or case it belongs to. Destroying that
key erases the person everywhere at once, without rewriting history. Method: "crypto-shredding", with AES-256-GCM
(NIST SP 800-38D) and keys wrapped by a master key that lives outside the database.
"""
