"""Numbers of the prose against the cells of the tables."""

from __future__ import annotations

from collections.abc import Iterator

from nianbao.checks.case import Case
from nianbao.checks.finding import Severity
from nianbao.checks.mentions import Cells, Mention, MentionKind
from nianbao.checks.messages import cell_name, gap, terms
from nianbao.checks.prose_sums import list_fault
from nianbao.checks.rules import Fault, rule
from nianbao.language.numerals import Number

_SOURCE = "正文与表格用同一口径"


def compared(case: Case, *kinds: MentionKind) -> Iterator[tuple[Mention, list[Number]]]:
    """The numbers of the prose that speak of known cells, each with what the table says: one sum, or several."""
    for mention in case.prose.mentions:
        if mention.kind not in kinds:
            continue
        sums = [case.total_of(cells) for cells in mention.sums]
        known = [each for each in sums if each is not None]
        if len(known) == len(sums):
            yield mention, known


def _compare(case: Case, kind: MentionKind) -> Iterator[Fault]:
    for mention, sums in compared(case, kind):
        if mention.quantity.value not in sums:
            yield _fault(case, mention, sums)


def _fault(case: Case, mention: Mention, sums: list[Number]) -> Fault:
    quantity = mention.quantity
    expected = " 或 ".join(dict.fromkeys(told(case, cells) for cells in mention.sums))
    return Fault(
        quantity.passage,
        f"正文写“{quantity.words}”，而表格中{expected}，{gap(quantity.value, sums[0])}。",
        quantity.value,
        sums[0],
    )


def told(case: Case, cells: Cells) -> str:
    """A sum of known cells with their names: “新收 12 + 上年结转 3 = 15”."""
    return terms([(cell_name(case, key), case.cell(key) or 0) for key in cells])


@rule("X-01", Severity.WARNING, "正文的收到、办理、办结、结转件数与表三一致", _SOURCE)
def requests_as_in_the_table(case: Case) -> Iterator[Fault]:
    """新收/收到, 收办/办理, 办结/答复 and 结转 are cells of 表三."""
    return _compare(case, MentionKind.REQUESTS)


@rule("X-03", Severity.WARNING, "正文的复议、诉讼件数与表四一致", _SOURCE)
def disputes_as_in_the_table(case: Case) -> Iterator[Fault]:
    """复议 and 诉讼 are totals of 表四."""
    return _compare(case, MentionKind.DISPUTES)


@rule("X-05", Severity.WARNING, "正文的办理结果与表三各行一致", _SOURCE)
def outcomes_as_in_the_table(case: Case) -> Iterator[Fault]:
    """Outcomes are rows of 表三, and a full list of them sums to the total."""
    yield from _compare(case, MentionKind.OUTCOME)
    yield from (list_fault(each) for each in case.prose.lists if each.counts_outcomes and not each.holds)


@rule("X-07", Severity.WARNING, "（三）中规章、规范性文件的件数与表二一致", _SOURCE)
def documents_as_in_the_table(case: Case) -> Iterator[Fault]:
    """制发, 废止 and 现行有效 are cells of 表二."""
    return _compare(case, MentionKind.DOCUMENTS)
