"""Names that Rasa takes from numpy and packaging, which have dropped them."""

from __future__ import annotations

import numpy
import packaging.version


class LegacyVersion(packaging.version.Version):
    """What packaging made of a version that was none; today it raises an error, so nothing is ever one of these.

    Rasa asks whether the version of a training file is one, and treats both cases alike.
    """


def restore_names() -> None:
    """Put them where Rasa looks; where a name is there, it stays."""
    for module, name, value in (
        (numpy, "VisibleDeprecationWarning", numpy.exceptions.VisibleDeprecationWarning),
        (packaging.version, "LegacyVersion", LegacyVersion),
    ):
        if not hasattr(module, name):
            setattr(module, name, value)
