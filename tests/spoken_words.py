"""The shipped words of prompts/spoken.yaml, and the slots that questions break an answer down to."""

from __future__ import annotations

from nianbao.data_files import DataFiles
from nianbao.interview.understanding import Slot, Spoken, slots

FILES = DataFiles()
WORDS = FILES.prompts.model("spoken.yaml", Spoken)
APPLICANTS = slots("applicants", {column.key: column.label for column in FILES.form.requests.applicant_columns}, WORDS)
OUTCOMES = slots(
    "outcomes",
    {row.key: row.label for row in FILES.form.requests.outcome_rows} | {"carried_out": "四、结转下年度继续办理"},
    WORDS,
)
RESULTS = slots("results", {column.key: column.label for column in FILES.form.disputes.result_columns}, WORDS)


def slot(key: str, among: tuple[Slot, ...]) -> Slot:
    return next(each for each in among if each.key == key)
