"""Notices: what an action tells whom, in the reader's language, through an outbox that loses nothing.

The action writes the message into the outbox in its own transaction, so it exists exactly once. ``sapar work``
delivers it at least once, with a Message-ID that stays the same, and tries again later when a gateway is down.
"""
