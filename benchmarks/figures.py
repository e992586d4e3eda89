"""One measured figure, with its limit and its peers measured in the same run."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Figure:
    """A measured value in `unit`; `limit` in the same unit, `peers` by name."""

    name: str
    value: float
    unit: str
    limit: float | None = None
    peers: Mapping[str, float] = field(default_factory=dict)

    @property
    def kept(self) -> bool:
        return self.limit is None or self.value <= self.limit

    def row(self) -> str:
        limit = "–" if self.limit is None else f"≤ {self.limit:.0f} {self.unit}"
        peers = "; ".join(f"{name} {value:.1f} {self.unit}" for name, value in self.peers.items()) or "–"
        mark = "" if self.kept else " **over**"
        return f"| {self.name} | {self.value:.1f} {self.unit}{mark} | {limit} | {peers} |"


def median_ms(work: Callable[[], object], repeat: int = 15) -> float:
    """The median time of `work` in ms, after one run that is not counted."""
    work()
    times = []
    for _ in range(repeat):
        gc.collect()
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)
