"""A portal on another address: one page, its style sheets, and the headers that a test wants.

A real server, because the browser refuses a page that a test made up what lies on this machine.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, HTTPServer

from bot.settings import ROOT
from tests.browser.conftest import PORTAL_PORT

_PACKAGES = ROOT / "widget/node_modules"


@cache
def _sheet(path: str) -> bytes | None:
    """A style sheet of the widget's development packages, if the address is that of one."""
    file = _PACKAGES / path.lstrip("/")
    return file.read_bytes() if file.suffix == ".css" else None


@contextmanager
def portal(html: str, policy: str = "") -> Iterator[str]:
    """Serve the page while the block runs; gives its address."""

    class Portal(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            sheet = _sheet(self.path)
            self.send_response(200)
            self.send_header("Content-Type", f"text/{'css' if sheet else 'html'}; charset=utf-8")
            if policy:
                self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write(sheet or html.encode())

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
