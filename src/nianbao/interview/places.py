"""Where answers go: whether the places of the report that a question fills can hold its kind of answer."""

from __future__ import annotations

from nianbao.errors import DataFileError
from nianbao.interview.kinds import Breakdown, Count, Money, is_fact
from nianbao.interview.script import Question, Script
from nianbao.report import ReportFormat


def check_places(question: Question, spot: str, script: Script) -> None:
    """Raise DataFileError where an answer to the question could not stand in the places that it fills."""
    answer = question.answer
    if isinstance(answer, Breakdown) and answer.slots not in script.spoken.slots:
        groups = "、".join(script.spoken.slots)
        raise DataFileError(
            f"没有“{answer.slots}”这一组", where=f"{spot}，{question.id}.answer.slots", remedy=f"可以用的有：{groups}。"
        )
    for name, _ in script.filled(question):
        if not answer.holds(name, script.form):
            remedy = "请写 facts. 加自己的名称，或者这类回答能填的格子、段落。"
            raise DataFileError(f"“{name}”填不了这一问的回答", where=f"{spot}，{question.id}.fills", remedy=remedy)
    for prefix in question.zeroes:
        if not _holds_zero(prefix, script.form):
            remedy = "请写 facts. 加自己的名称，或者格子名称的前几段。"
            raise DataFileError(f"“{prefix}”不是数字的位置", where=f"{spot}，{question.id}.zeroes", remedy=remedy)
    if question.otherwise and not isinstance(answer, Count | Money | Breakdown):
        remedy = "只有数量、金额和分项的问题可以写 otherwise。"
        raise DataFileError("不问时不能当作 0", where=f"{spot}，{question.id}.otherwise", remedy=remedy)


def _holds_zero(prefix: str, form: ReportFormat) -> bool:
    return is_fact(prefix) or any(f"{cell}.".startswith(f"{prefix}.") for cell in form.cells)
