"""Every equation of a report written out with its numbers, whether it holds or not: what a check sheet lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nianbao.checks.case import Case
from nianbao.checks.equations import Equation, group_sums, rolled_on
from nianbao.checks.mentions import MentionKind
from nianbao.checks.messages import cell_name, column_label, row_name, values
from nianbao.checks.prose_figures import compared, told
from nianbao.language.numerals import Number

_PROSE = {
    "X-01": MentionKind.REQUESTS,
    "X-03": MentionKind.DISPUTES,
    "X-05": MentionKind.OUTCOME,
    "X-07": MentionKind.DOCUMENTS,
}
_UNKNOWN = "？"

# Sums of more terms than there are kinds of applicant leave out those that are 0.
_MANY = 6


@dataclass(frozen=True, slots=True)
class Statement:
    """An equation of the rule with this id: `name` says of which column, row or words, `text` gives its numbers.

    They stand in the order of the rule, or of the table. `holds` is None where a number is not known yet; `idle` says
    that all its numbers are 0.
    """

    rule: str
    name: str
    text: str
    holds: bool | None
    idle: bool = False

    @property
    def of_prose(self) -> bool:
        """Whether it sets a number of the prose against the tables."""
        return self.rule in _PROSE


def statements(case: Case) -> tuple[Statement, ...]:
    """The equations of the three tables, those with last year's, and those of the prose with the tables."""
    return (*_documents(case), *_requests(case), *_disputes(case), *_prose(case))


def _documents(case: Case) -> Iterator[Statement]:
    cells = case.report.cells
    for equation in rolled_on(case.form, case.last.cells if case.last else {}):
        if not equation.known(cells):
            continue
        issued, repealed, now = values(case, equation.cells)
        before, holds = equation.constant, not equation.difference(cells)
        sign, end = ("=", "") if holds else ("≠", f" = {equation.mending(equation.total, cells)}")
        text = f"{now} {sign} {before} + {issued} − {repealed}{end}"
        idle = not any((before, issued, repealed, now))
        yield Statement(equation.rule, row_name(case, equation.total), text, holds, idle)


def _requests(case: Case) -> Iterator[Statement]:
    for equation in case.request_equations:
        name = cell_name if equation.rule == "T3-03" else column_label
        yield _statement(case, name(case, equation.total), equation)


def _disputes(case: Case) -> Iterator[Statement]:
    for group, equation in zip(case.form.disputes.groups, group_sums(case.form), strict=True):
        yield _statement(case, group.label, equation)


def _statement(case: Case, name: str, equation: Equation) -> Statement:
    left = [case.cell(key) for key in equation.left]
    right = [case.cell(key) for key in equation.right]
    if not left:
        left, right = right, [equation.constant]
    holds = not equation.difference(case.report.cells) if equation.known(case.report.cells) else None
    return Statement(
        equation.rule, name, _written(left, right, holds), holds, holds is True and not any((*left, *right))
    )


_Terms = list[Number | None]


def _written(left: _Terms, right: _Terms, holds: bool | None) -> str:
    """Both sides with their sums, as far as a reader needs them to see that they are equal, or are not."""
    if holds is None:
        return f"{_side(left)} = {_side(right)}"
    middle = f" = {_sum(left)}" if len(left) > 1 and (len(right) > 1 or not holds) else ""
    end = f" = {_sum(right)}" if len(right) > 1 and not holds else ""
    return f"{_side(left)}{middle} {'=' if holds else '≠'} {_side(right)}{end}"


def _side(terms: _Terms) -> str:
    shown = [value for value in terms if value != 0] if len(terms) > _MANY else terms
    return " + ".join(_UNKNOWN if value is None else str(value) for value in shown or [0])


def _sum(terms: _Terms) -> Number:
    return sum(value for value in terms if value is not None)


def _prose(case: Case) -> Iterator[Statement]:
    for rule, kind in _PROSE.items():
        for mention, sums in compared(case, kind):
            holds = mention.quantity.value in sums
            cells = mention.sums[sums.index(mention.quantity.value) if holds else 0]
            text = _side([value for key in cells if (value := case.cell(key))]) if holds else told(case, cells)
            yield Statement(rule, f"“{mention.quantity.words}”", text, holds)
