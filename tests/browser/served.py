"""The server that the browser talks to: every page is served on the last day of the world."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.test.testcases import LiveServerThread

from sapar.foundation import clock

# SQLite's test database lives in memory, in one connection that all threads share: a second request would find
# itself in the transaction of the first.
ONE_AT_A_TIME = threading.Lock()


@contextmanager
def served(moment: datetime) -> Iterator[str]:
    """Serve Sapar at ``moment`` on the loopback, and give its address."""

    class Handler(WSGIHandler):
        def __init__(self, files: Any) -> None:  # files are WhiteNoise's business, as they are in production
            super().__init__()

        def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            with ONE_AT_A_TIME, clock.at(moment):
                return super().__call__(environ, start_response)

    shared = {each.alias: each for each in connections.all() if each.vendor == "sqlite" and each.is_in_memory_db()}
    thread = LiveServerThread("127.0.0.1", Handler, connections_override=shared)
    thread.daemon = True
    for connection in shared.values():
        connection.inc_thread_sharing()
    thread.start()
    thread.is_ready.wait()
    try:
        if thread.error:
            raise thread.error
        yield f"http://{thread.host}:{thread.port}"
    finally:
        thread.terminate()
        for connection in shared.values():
            connection.dec_thread_sharing()
