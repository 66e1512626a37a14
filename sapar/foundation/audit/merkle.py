"""Merkle trees as in RFC 9162 (Certificate Transparency 2.0), section 2.1.1: SHA-256, 0x00 before leaves, 0x01 before
nodes, the left subtree the largest power of two smaller than the list."""

import hashlib
from collections.abc import Sequence


def root(leaves: Sequence[bytes]) -> bytes:
    """Return the Merkle tree hash of leaf *hashes*; of an empty list, the hash of nothing."""
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return leaves[0]
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\x01" + root(leaves[:half]) + root(leaves[half:])).digest()
