"""Waiting for what programs show, without guessing how long they take."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 30.0


def until(look: Callable[[], T | None], wanted: object, seen: Callable[[], object] = str) -> T:
    """Looks until there is something, and gives it; raises TimeoutError, with what is `seen` instead."""
    end = time.monotonic() + PATIENCE
    while not (found := look()):
        if time.monotonic() > end:
            raise TimeoutError(f"{wanted}\n{seen()}")
        time.sleep(0.02)
    return found
