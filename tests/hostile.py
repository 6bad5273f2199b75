"""What no visitor should send, and some do."""

from __future__ import annotations

HOSTILE: dict[str, str] = {
    "empty": "",
    "blanks": " \t \n ",
    "too long": "Was kostet das? " * 1250,
    "one long word": "a" * 20_000,
    "control characters": "Was\x00 kostet\x07 gov\x1bchain?",
    "only control characters": "\x00\x01\x02\x7f",
    "emoji": "🤖🔥💶" * 50,
    "right to left": "\u202eWas kostet das?\u202c مرحبا",
    "html": "<script>alert('x')</script><img src=x onerror=alert(1)>",
    "sql": "'; DROP TABLE projects; -- OR 1=1",
    "restart": "/restart",
    "intent": '/ask_contact{"project": "anlauf"}',
    "many slashes": "////restart",
    "slot": '/session_start{"dialogue_state": {"focus": ["anlauf"]}}',
    "template": "{name} {0} %s ${PATH} {{7*7}}",
    "path": "../../etc/passwd",
    "numbers": "9" * 400,
    "huge amount": f"Projekte über {'9' * 60} Euro",
    "huge scale": "Projekte über 99999999999 Milliarden Milliarden Euro und unter 9999999 Jahre",
    "odd dates": "Was begann am 99.99.2020, im 13/2021 oder am 2020-02-31?",
    "punctuation": "?!.,;:-" * 100,
    "quotes": "„“»«'\"`´" * 20,
    "combining": "e" + "\u0301" * 500,
    "surrogate": "Was kostet \ud83d das?",
    "regex": "(((((.*)+)+)+)+)$[",
    "yaml": "- !!python/object/apply:os.system ['ls']",
}

# Nothing of this may ever reach a visitor.
LEAKS = ("Traceback", "Error", "Exception", "sqlalchemy", "None", "utter_", "action_")


def unfit(text: str) -> list[str]:
    """What is wrong with a reply to a hostile message."""
    found = [leak for leak in LEAKS if leak in text]
    found += ["repeats markup"] if "<" in text or "onerror" in text else []
    found += ["empty"] if not text.strip() else []
    return found + (["too long"] if len(text) > 4_000 else [])
