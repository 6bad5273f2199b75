"""A small provider of OpenID Connect, in this process: it signs what a test wants it to say."""

from __future__ import annotations

import base64
import hashlib
import time
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

ISSUER = "https://provider.example"


class Provider:
    """``claims`` is what it vouches for; ``spoil`` changes the token before it is signed."""

    def __init__(self) -> None:
        self.claims: dict[str, Any] = {"sub": "4711", "preferred_username": "anna"}
        self.key = RSAKey.generate_key(2048, parameters={"kid": "one"})
        self.signing = self.key
        self._asked: dict[str, str] = {}

    def app(self) -> Starlette:
        """What the staff page asks."""
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._metadata),
                Route("/keys", self._keys),
                Route("/token", self._token, methods=["POST"]),
            ]
        )

    def agree(self, address: str) -> str:
        """Somebody logs in there; the query that the browser is sent back with."""
        self._asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        return f"code=one&state={self._asked['state']}"

    async def _metadata(self, _request: Request) -> Response:
        addresses = {f"{name}_endpoint": f"{ISSUER}/{name}" for name in ("authorization", "token")}
        return JSONResponse({"issuer": ISSUER, "jwks_uri": f"{ISSUER}/keys", **addresses})

    async def _keys(self, _request: Request) -> Response:
        return JSONResponse({"keys": [self.key.as_dict(private=False)]})

    async def _token(self, request: Request) -> Response:
        form = await request.form()
        verifier = hashlib.sha256(str(form["code_verifier"]).encode()).digest()
        assert base64.urlsafe_b64encode(verifier).decode().rstrip("=") == self._asked["code_challenge"]
        now = int(time.time())
        usual = {"iss": ISSUER, "aud": "staff", "iat": now, "exp": now + 60, "nonce": self._asked["nonce"]}
        signed = jwt.encode({"alg": "RS256", "kid": "one"}, {**usual, **self.claims}, self.signing)
        return JSONResponse({"access_token": "x", "token_type": "Bearer", "id_token": signed})
