"""A real nginx with the configuration that is shipped, and raw requests to it."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
from contextlib import suppress
from pathlib import Path

from bot.settings import ROOT
from tests.waiting import PATIENCE_SECONDS, free_port, listens, within

SHIPPED = ROOT / "deploy" / "nginx"


class Proxy:
    """nginx before an upstream. Only addresses and folders differ from the shipped files."""

    def __init__(self, nginx: str, folder: Path, upstream: int, variant: str = "http") -> None:
        self.port, self.tls_port, self.health_port = free_port(), free_port(), free_port()
        self._log = folder / "log"
        self._nginx = nginx
        shutil.copytree(SHIPPED, folder / "assistant")
        places = {
            "/etc/nginx/site.conf": f"{folder}/assistant/{variant}.conf",
            "/etc/nginx/": f"{folder}/",
            "/tmp/": f"{folder}/",
            "assistant:5005": f"127.0.0.1:{upstream}",
            "listen 8080;": f"listen 127.0.0.1:{self.port};",
            "listen 8443 ssl;": f"listen 127.0.0.1:{self.tls_port} ssl;",
            "127.0.0.1:8081": f"127.0.0.1:{self.health_port}",
        }
        for file in (folder / "assistant").glob("*.conf"):
            text = file.read_text(encoding="utf-8")
            text = re.sub("|".join(map(re.escape, places)), lambda found: places[found[0]], text)
            file.write_text(text, encoding="utf-8")
        # Workers of a root process would change their user, and could not write into the test's folder.
        directives = "daemon off;" + (" user root;" if os.getuid() == 0 else "")
        self._command = [nginx, "-e", "stderr", "-c", f"{folder}/assistant/nginx.conf", "-g", directives]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start and wait until it answers the question of the container's health check."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(self._command, stdout=log, stderr=log, start_new_session=True)
        within(lambda: listens(self.health_port) or not self._runs())
        if not self._runs():
            raise RuntimeError(self.log())

    def stop(self) -> None:
        if self._process and self._runs():
            os.killpg(self._process.pid, signal.SIGTERM)
            self._process.wait(PATIENCE_SECONDS)

    def _runs(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def log(self) -> str:
        """Everything that nginx has said: accesses and errors."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def logs(self, pattern: str) -> bool:
        """Whether a line like this comes into the log; nginx writes it after it has answered."""
        return within(lambda: re.search(pattern, self.log()) is not None)

    def ask(
        self,
        path: str,
        method: str = "GET",
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
        source: str = "127.0.0.1",
        port: int = 0,
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body; the path goes out exactly as it is written."""
        connection = http.client.HTTPConnection("127.0.0.1", port or self.port, PATIENCE_SECONDS, (source, 0))
        return _asked(connection, path, method, body, headers)

    def ask_tls(self, path: str, certificate: Path) -> tuple[int, dict[str, str], bytes]:
        context = ssl.create_default_context(cafile=str(certificate))
        return _asked(
            http.client.HTTPSConnection("localhost", self.tls_port, timeout=PATIENCE_SECONDS, context=context), path
        )

    def connect(self, source: str) -> socket.socket:
        """A connection to send things over that no client library would."""
        return socket.create_connection(("127.0.0.1", self.port), PATIENCE_SECONDS, (source, 0))


def _asked(
    connection: http.client.HTTPConnection,
    path: str,
    method: str = "GET",
    body: bytes | None = None,
    headers: dict[str, str] | None = None,
) -> tuple[int, dict[str, str], bytes]:
    try:
        headers = headers or {}
        connection.putrequest(method, path, skip_host="Host" in headers, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name, value)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        with suppress(ConnectionError):  # refused before it was sent whole; the reply is there all the same
            connection.endheaders(body)
        reply = connection.getresponse()
        return reply.status, dict(reply.getheaders()), reply.read()
    finally:
        connection.close()
