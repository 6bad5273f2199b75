"""The last test of the folder: the run has tried as many inputs as it promises."""

from __future__ import annotations

import pytest

from tests.fuzz.tally import PROMISED, scaled, tried


def test_enough_inputs_were_tried(whole_folder: bool) -> None:
    if not whole_folder:
        pytest.skip("only a part of the fuzzing was asked for")
    assert tried.total() >= scaled(PROMISED), dict(tried)
