"""What Rasa 3.6 imports and today's packages no longer have, put in place before Rasa is imported.

Rasa's last open release is from a time of older packages: importing it imports TensorFlow, whose components this
assistant does not use, and names that numpy, packaging and Sanic have dropped since. ``python -m standin`` lets every
Python program of this environment import ``standin`` when it starts; nothing is loaded before Rasa asks.
docs/adr/0006-stand-in-for-tensorflow.md tells why, and what it was weighed against.
"""

from __future__ import annotations

import sys

from standin.finder import Finder


def install() -> None:
    """Answer Rasa's imports from now on; where a real package is installed, it wins."""
    if not any(isinstance(finder, Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, Finder())
