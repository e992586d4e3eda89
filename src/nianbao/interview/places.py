"""Where answers go: whether the places of the report that a question fills can hold its kind of answer."""

from __future__ import annotations

import re
from functools import singledispatch

from nianbao.errors import DataFileError
from nianbao.interview import script as kinds
from nianbao.interview.script import Question, Script
from nianbao.report import Organ, OrganKind, ReportFormat

_FEES = "disclosure.fees"
"""The only cell of money."""


def check_places(question: Question, spot: str, script: Script) -> None:
    """Raise DataFileError where an answer to the question could not stand in the places that it fills."""
    answer = question.answer
    if isinstance(answer, kinds.Breakdown) and answer.slots not in script.spoken.slots:
        groups = "、".join(script.spoken.slots)
        raise DataFileError(
            f"没有“{answer.slots}”这一组", where=f"{spot}，{question.id}.answer.slots", remedy=f"可以用的有：{groups}。"
        )
    for name, _ in script.filled(question):
        if not holds(answer, name, script.form):
            remedy = "请写 facts. 加自己的名称，或者这类回答能填的格子、段落。"
            raise DataFileError(f"“{name}”填不了这一问的回答", where=f"{spot}，{question.id}.fills", remedy=remedy)
    for prefix in question.zeroes:
        if not _holds_zero(prefix, script.form):
            remedy = "请写 facts. 加自己的名称，或者格子名称的前几段。"
            raise DataFileError(f"“{prefix}”不是数字的位置", where=f"{spot}，{question.id}.zeroes", remedy=remedy)
    if question.otherwise and not isinstance(answer, kinds.Count | kinds.Money | kinds.Breakdown):
        remedy = "只有数量、金额和分项的问题可以写 otherwise。"
        raise DataFileError("不问时不能当作 0", where=f"{spot}，{question.id}.otherwise", remedy=remedy)


def _holds_zero(prefix: str, form: ReportFormat) -> bool:
    return holds(None, prefix, form) or any(f"{cell}.".startswith(f"{prefix}.") for cell in form.cells)


@singledispatch
def holds(kind: object, name: str, form: ReportFormat) -> bool:
    """Whether a name can hold answers of a kind; {item} in it stands for any of its items."""
    return re.fullmatch(r"facts\..+", name) is not None


@holds.register(kinds.File)
@holds.register(kinds.Pairs)
def _(kind: object, name: str, form: ReportFormat) -> bool:
    """Both are kept apart from the report's places."""
    return not name


@holds.register(kinds.Year)
def _(kind: kinds.Year, name: str, form: ReportFormat) -> bool:
    return name == "year"


@holds.register(kinds.Passage)
def _(kind: kinds.Passage, name: str, form: ReportFormat) -> bool:
    return name in form.passages


@holds.register(kinds.Text)
def _(kind: kinds.Text, name: str, form: ReportFormat) -> bool:
    root, _, field = name.partition(".")
    return holds(None, name, form) or (root == "agency" and field != "kind" and field in Organ.model_fields)


@holds.register(kinds.Choice)
def _(kind: kinds.Choice, name: str, form: ReportFormat) -> bool:
    if name == "agency.kind":
        return all(option.key in set(OrganKind) for option in kind.options)
    return holds(None, name, form)


@holds.register(kinds.Count)
@holds.register(kinds.Breakdown)
def _(kind: object, name: str, form: ReportFormat) -> bool:
    pattern = re.escape(name).replace(re.escape("{item}"), r"[^.]+")
    cells = (cell for cell in form.known_cells if cell != _FEES)
    return holds(None, name, form) or any(re.fullmatch(pattern, cell) for cell in cells)


@holds.register(kinds.Money)
def _(kind: kinds.Money, name: str, form: ReportFormat) -> bool:
    return name == _FEES or holds(None, name, form)
