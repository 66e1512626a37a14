"""The portal: pages that belong to no single room. Home, my journey, the desk, and the demo's messages."""
