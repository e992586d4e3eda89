"""The app over an empty folder of drafts, in colour, closed after the test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from driven_app import app_in

from nianbao.tui.app import NianbaoApp


@pytest.fixture(autouse=True)
def colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Colours may be sent, whatever the terminal that the tests run in wishes."""
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[NianbaoApp]:
    """Its drafts are in `tmp_path`; what is put there before it runs is listed at the start."""
    app = app_in(tmp_path)
    yield app
    if app.drafting is not None:
        app.drafting.close()
