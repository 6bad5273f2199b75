"""HTTP requests that nobody wrote, as bytes: any method, address, headers, body and framing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from bot.channel.pages import PAGES
from tests.fuzz import messages as m
from tests.fuzz.serving import PORTAL

# Where a request holds this, the test puts a session id that the server has issued.
SESSION = b"%SESSION%"
API = ("/api/session", "/api/message", "/api/feedback", "/api/conversation", "/webhooks/rest/webhook")


@dataclass(frozen=True)
class Request:
    """A request before it is sent."""

    method: bytes
    target: bytes
    headers: tuple[tuple[bytes, bytes], ...] = ()
    body: bytes = b""
    framing: str = "right"
    version: bytes = b"HTTP/1.1"

    @property
    def complete(self) -> bool:
        """Whether the body has the length that the request says."""
        return self.framing in {"right", "chunked", "gzip"}

    def sent(self, session: str) -> bytes:
        """The bytes on the wire."""
        framing, body = _FRAMINGS[self.framing](self.body)
        lines = [b" ".join([self.method, self.target, self.version]), b"Host: localhost", b"Connection: close"]
        lines += [name + b": " + value for name, value in self.headers]
        return b"\r\n".join([*lines, *framing, b"", body]).replace(SESSION, session.encode())


def _chunks(body: bytes) -> bytes:
    """The body in pieces of seven bytes, as "Transfer-Encoding: chunked" sends it."""
    pieces = [body[i : i + 7] for i in range(0, len(body), 7)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


_FRAMINGS = {
    "right": lambda body: ([b"Content-Length: %d" % len(body)], body),
    "too short": lambda body: ([b"Content-Length: %d" % (len(body) // 2)], body),
    "too long": lambda body: ([b"Content-Length: %d" % (len(body) + 10)], body),
    "negative": lambda body: ([b"Content-Length: -1"], body),
    "no number": lambda body: ([b"Content-Length: 1e3"], body),
    "huge": lambda body: ([b"Content-Length: 99999999999999999999"], body),
    "twice": lambda body: ([b"Content-Length: %d" % len(body), b"Content-Length: 0"], body),
    "none": lambda body: ([], body),
    "chunked": lambda body: ([b"Transfer-Encoding: chunked"], _chunks(body)),
    "chunks without end": lambda body: ([b"Transfer-Encoding: chunked"], b"ffff\r\n" + body),
    "chunks of nonsense": lambda body: ([b"Transfer-Encoding: chunked"], b"zz\r\n" + body),
    "both": lambda body: ([b"Transfer-Encoding: chunked", b"Content-Length: 3"], _chunks(body)),
    "gzip": lambda body: ([b"Content-Encoding: gzip", b"Content-Length: %d" % len(body)], body),
}
_framing = st.one_of(st.just("right"), st.just("right"), st.just("chunked"), st.sampled_from(sorted(_FRAMINGS)))

_scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(-(10**40), 10**40),
    st.floats(),
    st.text(st.characters(codec=None), max_size=20),
    m.messages,
)
_names = st.one_of(
    st.sampled_from(["message", "sender", "rating", "comment", "id", "question", "answer", "stream", "metadata", ""]),
    st.text(max_size=8),
)
shapes = st.recursive(
    _scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_names, inner, max_size=4), max_leaves=8
)
_SQL = ("'; DROP TABLE widget_feedback; --", '" OR 1=1', "\x00", "%00", "x" * 20_000, "\ud800", "{{7*7}}", "<b>")
_values = st.one_of(shapes, m.messages, st.sampled_from(_SQL))


def objects(*names: str, **fixed: Sequence[object]) -> SearchStrategy[dict[str, object]]:
    """JSON objects with some of these names; ``fixed`` names take one of the given values more often."""
    known = {name: st.one_of(st.sampled_from(choice), _values) for name, choice in fixed.items()}
    return st.fixed_dictionaries({}, optional={**dict.fromkeys(names, _values), **known})


def encoded(value: object) -> bytes:
    """JSON as lax clients write it: NaN and lone surrogates are let through."""
    return json.dumps(value).encode()


def _odd_bodies() -> SearchStrategy[bytes]:
    depth = st.sampled_from([100, 5_000, 30_000])
    return st.one_of(
        st.binary(max_size=200),
        depth.map(lambda n: b"[" * n),
        depth.map(lambda n: b'{"a":' * n + b"1" + b"}" * n),
        st.integers(1, 6_000).map(lambda n: b'{"message": ' + b"9" * n + b"}"),
        st.integers(1, 6_000).map(lambda n: b'{"sender": ' + b"9" * n + b', "message": "kontakt"}'),
        st.sampled_from(
            [
                b'{"message": 1e999, "sender": -1e999}',
                b'{"message": "a", "message": ["b"], "sender": {}, "sender": "c"}',
                b'{"message": "\\ud800"}',
                b'{"message": "kontakt", "sender": "\\udfff"}',
                b'\xef\xbb\xbf{"message": "kontakt"}',
                '{"message": "Was kostet das für Köln?"}'.encode("latin-1"),
                '{"message": "kontakt"}'.encode("utf-16"),
                b"message=kontakt&sender=1",
                b"null",
                b"x" * 70_000,
                b'--x\r\nContent-Disposition: form-data; name="message"\r\n\r\nkontakt\r\n--x--\r\n',
            ]
        ),
    )


_json = st.one_of(shapes, objects("message", "sender"), objects("rating", "id", "comment")).map(encoded)
bodies = st.one_of(_json, _json, _odd_bodies())

_header_values = st.one_of(
    st.binary(max_size=40),
    st.text(st.characters(codec=None), max_size=20).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.sampled_from([b"", b"*", b"a" * 5_000, b"\xff\xfe", b"null", b";;;=", b"0", b"-1", b'"', b"1, 2, 3"]),
).map(lambda value: value.replace(b"\r", b"").replace(b"\n", b""))


def _header(name: bytes, *likely: bytes) -> SearchStrategy[tuple[bytes, bytes]]:
    values = st.one_of(st.sampled_from(likely), _header_values) if likely else _header_values
    return st.tuples(st.just(name), values)


_headers = st.one_of(
    _header(b"Authorization", b"Bearer " + SESSION, b"Bearer " + SESSION, b"Token " + SESSION, b"Bearer a.b.c"),
    _header(b"Authorization", b"Bearer \xff.1.\xff", b"Bearer", b"Basic YTpi", b"Bearer " + b"." * 500),
    _header(b"Content-Type", b"application/json", b"text/plain", b"multipart/form-data; boundary=x"),
    _header(b"Content-Type", b"application/json; charset=nonsense", b"multipart/form-data", b"application/xml"),
    _header(b"Origin", PORTAL.encode(), b"null", b"https://evil.example"),
    _header(b"Accept", b"text/html", b"application/json", b"text/html;q=x", b"*/*;q=1e9", b"a/b/c"),
    _header(b"Accept-Encoding", b"gzip", b"identity;q=0"),
    _header(b"X-Forwarded-For", b"127.0.0.1", b"::1, unknown", b"1.2.3.4" * 300),
    _header(b"X-Request-ID", b"1", b"x" * 300, b"${jndi:ldap://x}", b"\x1b[31m"),
    _header(b"Forwarded", b"for=1;host=x", b"for=" * 90),
    _header(b"X-Forwarded-Host", b"evil.example"),
    _header(b"If-None-Match", b'"*"'),
    _header(b"Range", b"bytes=0-1", b"bytes=9-1,-5"),
    _header(b"Cookie", b"a=b; c", b"=" * 50),
    _header(b"Expect", b"100-continue", b"200-ok"),
    _header(b"Upgrade", b"websocket", b"h2c"),
    _header(b"Host", b"evil.example", b"[::1", b"a:b:c"),
    st.tuples(st.binary(min_size=1, max_size=8), _header_values),
)
_methods = st.one_of(
    st.sampled_from([b"POST", b"POST", b"GET", b"DELETE", b"OPTIONS", b"HEAD", b"PUT", b"PATCH", b"TRACE", b"CONNECT"]),
    st.binary(max_size=6),
)
_paths = st.one_of(
    st.sampled_from([*API, *API, *PAGES, "/widget/programm-assistent.js", "/widget/portal/portal.css"]),
    st.sampled_from(["/widget/integrity", "/webhooks/rest/", "/status", "/conversations/x/tracker", "/version", "*"]),
    st.sampled_from(["/widget/../operator.yml", "/widget/%2e%2e/%2e%2e/operator.yml", "/widget/%00", "/widget//etc"]),
    st.sampled_from(
        ["//api/session", "/api/%6dessage", "/api/session%ff", "http://evil.example/", "/%", "/?%zz=%", ""]
    ),
).map(str.encode)
_tails = st.one_of(
    st.just(b""), st.just(b""), st.binary(max_size=20), st.sampled_from([b"?a=1&a", b"#x", b"/", b"%0d"])
)

requests = st.builds(
    Request,
    method=_methods,
    target=st.builds(bytes.__add__, _paths, _tails),
    headers=st.lists(_headers, max_size=5).map(tuple),
    body=bodies,
    framing=_framing,
    version=st.one_of(st.just(b"HTTP/1.1"), st.just(b"HTTP/1.1"), st.sampled_from([b"HTTP/1.0", b"HTTP/9.9", b""])),
)
