"""The other side of the adapter "http": a small server that keeps what it gets, broken in the way a test wants."""

from __future__ import annotations

import json
import socket
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

SLOW_SECONDS = 1.0


@dataclass
class Receiver:
    """``faults`` come one a request: a status, "garbage", "slow", "lost" (kept, but the answer never arrives)."""

    url: str = ""
    token: str = "secret"
    kept: dict[str, dict[str, Any]] = field(default_factory=dict)
    requests: int = 0
    faults: list[int | str] = field(default_factory=list)

    def handle(self, key: str, body: dict[str, Any]) -> str:
        """The reference of what is kept by a key."""
        self.kept.setdefault(key, body)
        return f"ref-{list(self.kept).index(key)}"


@contextmanager
def receiver() -> Iterator[Receiver]:
    """A running server."""
    found = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            found.requests += 1
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            fault = found.faults.pop(0) if found.faults else ""
            if self.headers["Authorization"] != f"Bearer {found.token}" or self.path != "/base/submissions":
                fault = 401
            if fault == "slow":
                time.sleep(SLOW_SECONDS)
            if isinstance(fault, int):
                self.send_response(fault)
                self.send_header("Location", "http://127.0.0.1:9/")
                self.end_headers()
                return
            reference = "" if fault == "garbage" else found.handle(self.headers["Idempotency-Key"], body)
            if fault == "lost":
                self._hang_up()
                return
            self.send_response(201)
            self.end_headers()
            self.wfile.write(b"\xff<html>" if fault == "garbage" else json.dumps({"reference": reference}).encode())

        def _hang_up(self) -> None:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        found.url = f"http://127.0.0.1:{server.server_address[1]}/base"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield found
        server.shutdown()
        thread.join()
