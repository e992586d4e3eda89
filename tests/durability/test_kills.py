"""Killed at any moment, a draft holds every answer that was told as kept. As many as wanted: `kill.py` beside this."""

import sys

import pytest

if sys.platform == "win32":
    pytest.skip("terminals and kills are made with Unix calls", allow_module_level=True)

from durability.kill import run


def test_no_answer_that_was_told_as_kept_is_lost() -> None:
    counts = run(12, seed=7)
    assert counts["in LineMode"] + counts["in App"] == 12
    assert counts["answers told as kept"] > 12
