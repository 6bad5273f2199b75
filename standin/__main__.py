"""Switch the stand-in on for all programs of this environment: python -m standin."""

from __future__ import annotations

import sysconfig
from pathlib import Path

ROOT = Path(__file__).parents[1]

if __name__ == "__main__":
    site = Path(sysconfig.get_path("purelib"))
    # Python runs such a file at its start; site-packages stay first on the path.
    (site / "standin.pth").write_text(f"{ROOT}\nimport standin; standin.install()\n", encoding="utf-8")
