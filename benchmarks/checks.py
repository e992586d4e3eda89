"""All checks of a district's full report with last year's beside it."""

from __future__ import annotations

from collections.abc import Iterator

import district
from figures import Figure, median_ms

from nianbao.checks import findings


def figures() -> Iterator[Figure]:
    script = district.office().script
    report = district.report()
    last = report.model_copy(update={"year": (report.year or 0) - 1})

    def check() -> None:
        findings(report, script.form, words=script.check_words, last=last, complete=True)

    yield Figure("all checks of a report", median_ms(check, 25), "ms", 10)
