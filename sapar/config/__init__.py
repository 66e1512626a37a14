"""How an instance is put together: settings, URLs, the web entry and the ``sapar`` command."""
