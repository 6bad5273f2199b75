#!/usr/bin/env python3
"""Firefox as Playwright starts it: the browser itself, and a relay that knows the one command which Firefox does not.

Playwright speaks WebDriver BiDi with a stock Firefox, but sets the colour scheme of each context by a command that
Debian's Firefox has not learnt yet. The relay answers it; a test that wants a scheme sets a preference of the browser.
This goes away with the first Firefox ESR that knows ``emulation.setMediaFeaturesOverride``.

FIREFOX=/path/to/firefox tests/browser/firefox.py ARGUMENTS ...
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys

from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import ServerConnection, serve

_UNKNOWN = "emulation.setMediaFeaturesOverride"
_READY = "WebDriver BiDi listening on "
# Firefox knows no more of WebSockets than it needs, and some answers are large.
_PLAIN = {"max_size": None, "compression": None, "ping_interval": None}


async def main(command: list[str]) -> int:
    """Start Firefox, relay until it ends, and end as it does."""
    firefox = await asyncio.create_subprocess_exec(*command, stderr=asyncio.subprocess.PIPE)
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, firefox.terminate)
    assert firefox.stderr
    async for line in firefox.stderr:
        if line.decode().startswith(_READY):
            break
    address = line.decode().removeprefix(_READY).strip()

    async def relay(playwright: ServerConnection) -> None:
        async with connect(f"{address}/session", **_PLAIN) as browser:
            await asyncio.gather(_ask(playwright, browser), _answer(browser, playwright))

    async with serve(relay, "127.0.0.1", 0, **_PLAIN) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        print(f"{_READY}ws://127.0.0.1:{port}", file=sys.stderr, flush=True)  # noqa: T201 -- Playwright waits for it
        await firefox.stderr.read()
        return await firefox.wait()


async def _ask(playwright: ServerConnection, browser: ClientConnection) -> None:
    async for message in playwright:
        asked = json.loads(message)
        if asked["method"] == _UNKNOWN:
            await playwright.send(json.dumps({"type": "success", "id": asked["id"], "result": {}}))
        else:
            await browser.send(message)
    await browser.close()


async def _answer(browser: ClientConnection, playwright: ServerConnection) -> None:
    async for message in browser:
        await playwright.send(message)
    await playwright.close()


if __name__ == "__main__":
    sys.exit(asyncio.run(main([os.environ["FIREFOX"], *sys.argv[1:]])))
