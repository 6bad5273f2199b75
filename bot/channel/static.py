"""The built widget and the portal's styles: read and compressed once, with the hash that portals quote."""

from __future__ import annotations

import base64
import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sanic import response
from sanic.request import Request
from sanic.response import HTTPResponse

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}


SCRIPT = "programm-assistent.js"
# A tag instead of a long life: after an update every portal has the new widget with the next page.
_LATEST = "no-cache"
# What has its hash in its address never changes.
_LASTING = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class File:
    """One file as it goes over the wire."""

    content: bytes
    packed: bytes | None
    kind: str
    tag: str
    life: str = _LATEST

    @classmethod
    def read(cls, path: Path) -> File:
        """Read a file; text is packed, fonts are packed already."""
        content = path.read_bytes()
        packed = None if path.suffix == ".woff2" else gzip.compress(content, mtime=0)
        return cls(content, packed, _TYPES[path.suffix], f'"{hashlib.sha256(content).hexdigest()[:16]}"')

    @property
    def integrity(self) -> str:
        """The value of the attribute ``integrity`` (subresource integrity)."""
        return "sha384-" + base64.b64encode(hashlib.sha384(self.content).digest()).decode()

    def answer(self, request: Request) -> HTTPResponse:
        """The file, or the word that the browser's copy is still right."""
        headers = {"ETag": self.tag, "Cache-Control": self.life}
        if request.headers.get("if-none-match") == self.tag:
            return response.empty(304, headers=headers)
        body = self.content
        if self.packed and "gzip" in request.headers.get("accept-encoding", ""):
            body = self.packed
            headers["Content-Encoding"] = "gzip"
        return response.raw(body, headers=headers, content_type=self.kind)


def read_folder(folder: Path) -> dict[str, File]:
    """All files that may be served, by their path below the folder. Nothing else can be asked for."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix in _TYPES)
    return {path.relative_to(folder).as_posix(): File.read(path) for path in paths}


@dataclass(frozen=True)
class Script:
    """The widget's script as portals embed it when they want exactly this one, and no other after an update."""

    address: str
    integrity: str
    # By their path below /widget/: the script below its version, and what it loads later, named by its hash.
    files: Mapping[str, File]

    @classmethod
    def of(cls, files: Mapping[str, File]) -> Script | None:
        """The script among the files of the built widget; None if it is not built."""
        if SCRIPT not in files:
            return None
        parts = {name: file for name, file in files.items() if name.endswith(".js")}
        contents = hashlib.sha256(b"".join(file.content for file in parts.values()))
        version = contents.hexdigest()[:16]
        lasting = {name: replace(file, life=_LASTING) for name, file in parts.items()}
        below = {f"{version}/{name}": file for name, file in lasting.items()}
        later = {name: file for name, file in lasting.items() if name != SCRIPT}
        return cls(f"/widget/{version}/{SCRIPT}", parts[SCRIPT].integrity, {**below, **later})
