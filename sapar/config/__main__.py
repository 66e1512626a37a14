"""``python -m sapar.config``: the same as ``sapar``."""

from sapar.config.command import main

main()
