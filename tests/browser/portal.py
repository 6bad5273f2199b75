"""A portal on another address: one page, served with the headers that a test wants.

A real server, because the browser refuses a page that a test made up what lies on this machine.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

from tests.browser.conftest import PORTAL_PORT


@contextmanager
def portal(html: str, policy: str = "") -> Iterator[str]:
    """Serve the page while the block runs; gives its address."""

    class Portal(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            if policy:
                self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", PORTAL_PORT), Portal)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://localhost:{PORTAL_PORT}"
    finally:
        server.shutdown()
        server.server_close()
