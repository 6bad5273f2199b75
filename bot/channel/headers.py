"""What each response tells the browser: what pages may do, and which portals may use the assistant."""

from __future__ import annotations

from collections.abc import Collection

from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channel.pages import FRAME


def _policy(framed_by: str) -> str:
    """The content security policy of a page that these may show in a frame."""
    return "; ".join(
        [
            "default-src 'self'",
            "img-src 'self' data:",  # KERN draws its icons from data addresses
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            f"frame-ancestors {framed_by}",
            "require-trusted-types-for 'script'",
            "trusted-types lit-html",  # the widget's template library makes exactly this policy
        ]
    )


_SECURITY = {
    "Content-Security-Policy": _policy("'none'"),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# What a portal on another address needs: the script and the interface.
_SHARED = ("/api/", "/widget/")
_OPEN = ("/api/projects", "/api/openapi.json", "/api/catalog.jsonld")  # anybody's, from any page


def secure(response: HTTPResponse) -> None:
    """Set the security headers; what a route has set on purpose stays."""
    for name, value in _SECURITY.items():
        response.headers.setdefault(name, value)


def allow_frames(request: Request, response: HTTPResponse, hosts: frozenset[str]) -> None:
    """Open the page that is made for frames to the named hosts; call it last."""
    if request.path.rstrip("/") == FRAME and hosts:
        response.headers["Content-Security-Policy"] = _policy(" ".join(sorted(hosts)))
        del response.headers["X-Frame-Options"]  # knows no hosts, and older browsers would heed it


def allow_portal(request: Request, response: HTTPResponse, portals: Collection[str]) -> None:
    """Open script and interface to the configured portals, and to nobody else."""
    if not request.path.startswith(_SHARED):
        return
    response.headers["Vary"] = "Origin, Accept-Encoding"
    if request.path.startswith(_OPEN):
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return
    origin = request.headers.get("origin")
    if origin in portals:
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Access-Control-Allow-Methods"] = "GET, POST, DELETE"
        response.headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type"
        response.headers["Access-Control-Max-Age"] = "3600"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin" if portals else "same-origin"
