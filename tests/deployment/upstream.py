"""What stands behind the proxy in tests: a server that answers everything and remembers what reached it."""

from __future__ import annotations

import json
import socket
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

BIG = 7_000_000


@dataclass(frozen=True)
class Seen:
    """One request as it arrived."""

    method: str
    path: str
    headers: dict[str, str]
    size: int


class Upstream:
    """An HTTP server on a free port, or on the one where an earlier one stood."""

    def __init__(self, port: int = 0) -> None:
        self.seen: list[Seen] = []
        self.begun = 0
        self.answered = 0
        upstream = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def setup(self) -> None:
                # Small, so that an answer nobody takes is noticed here and not swallowed by the kernel.
                self.request.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 65_536)
                super().setup()

            def answer(self) -> None:
                upstream.begun += 1
                size = len(self.rfile.read(int(self.headers.get("Content-Length", 0))))
                upstream.seen.append(Seen(self.command, self.path, dict(self.headers.items()), size))
                body = b"x" * BIG if self.path == "/widget/big" else json.dumps({"path": self.path}).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.send_header("X-Request-ID", self.headers.get("X-Request-ID", ""))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(body)
                upstream.answered += 1

            def log_message(self, format: str, *args: Any) -> None:
                pass

        for method in ("GET", "HEAD", "POST", "DELETE", "OPTIONS", "PUT", "PATCH", "TRACE"):
            setattr(Handler, f"do_{method}", Handler.answer)
        self._server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self._server.daemon_threads = True
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._thread.join(5)
        self._server.server_close()
