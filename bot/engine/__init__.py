"""Shorter ways through Rasa for each message: what it does again and again is done once. See docs/performance.md."""
