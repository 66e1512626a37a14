"""What people attach: papers, photos, proof.

A file is looked into, made harmless (photos are drawn anew), encrypted under the key of the person or case it belongs
to and kept outside the database. It is never shown inside a page: whoever may see its record may take a copy, and that
is written down. A form that fails keeps what was chosen.
"""
