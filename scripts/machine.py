"""The machine that figures were measured on."""

from __future__ import annotations

import platform
from pathlib import Path


def machine() -> str:
    """System, processors and Python in one phrase for a report, such as ``Linux, 2 x AMD EPYC, Python 3.10.13``."""
    file = Path("/proc/cpuinfo")
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    names = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
    processor = f"{len(names)} x {names[0]}" if names else platform.machine()
    return f"{platform.system()}, {processor}, Python {platform.python_version()}"
