"""The widget's channel with a scripted assistant, which lets each address ask five times a minute.

python -m tests.deployment.limited PORT
"""

from __future__ import annotations

import sys

from bot.channel.options import Options
from tests.browser.fake import fake_app

ALLOWED = 5

if __name__ == "__main__":
    fake_app(Options.read({"requests_per_minute_and_address": ALLOWED})).run(
        "127.0.0.1", int(sys.argv[1]), access_log=False
    )
