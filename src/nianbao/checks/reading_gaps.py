"""What the reading of a published report could not make out: told as such, not as a fault of the report."""

from __future__ import annotations

from collections.abc import Iterator

from nianbao.checks.case import Case
from nianbao.checks.finding import Severity
from nianbao.checks.rules import Fault, rule


@rule("R-01", Severity.WARNING, "三张表都读出来了", "读取本身")
def tables_were_read(case: Case) -> Iterator[Fault]:
    """A table of which the reading placed few cells is one finding; its blanks are none of the report's."""
    for section in case.form.sections:
        if section.key in case.unread_tables:
            told = f"“{section.heading}”的表格没有读全，空着的格不算报告的错；请对照原文，或换 Word 文件、网页再读。"
            yield Fault(section.key, told)
