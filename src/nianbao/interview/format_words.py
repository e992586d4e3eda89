"""Whether prompts/ speaks of every row and column of the format: each has its spoken names and is asked for."""

from __future__ import annotations

from collections.abc import Iterator

from nianbao.errors import DataFileError
from nianbao.interview.script import Script
from nianbao.report.format import leaves

SPOKEN = "spoken.yaml"
CARRIED_OUT = "carried_out"


def check_spoken(script: Script) -> None:
    """Raise DataFileError where spoken.yaml has no name for a kind of applicant, an outcome or a result."""
    prompts, form, slots = script.files.prompts, script.form, script.spoken.slots
    carried_out = {row.key: row.label for row in leaves(form.requests.rows) if row.key == CARRIED_OUT}
    outcomes = {**form.outcomes, **carried_out}
    for group, wanted in (("applicants", form.applicants), ("outcomes", outcomes), ("results", form.results)):
        prompts.check_complete(SPOKEN, f"slots.{group}", wanted, slots.get(group, ()))
        for key in slots.get(group, ()):
            if key not in wanted:
                raise DataFileError(
                    f"“slots.{group}.{key}”这一项不对：报告格式里没有",
                    where=prompts.spot(SPOKEN),
                    remedy="请删去，或者改成格式里的名称。",
                )


def check_asked(script: Script) -> None:
    """Raise DataFileError where no question fills a cell of the tables that is not a total."""
    filled = set(_filled(script))
    for cell in script.form.cells:
        if cell not in filled and not script.form.is_total(cell):
            part = cell.partition(".")[0]
            raise DataFileError(
                f"没有一问来填“{cell}”（{script.form.labels[cell]}）",
                where=script.files.prompts.spot(f"{part}.yaml"),
                remedy="请加一问，或者在原有的一问里补上。",
            )


def _filled(script: Script) -> Iterator[str]:
    for _, question in script:
        for name, _label in script.filled(question):
            if "{item}" not in name:
                yield name
            yield from (name.replace("{item}", applicant) for applicant in script.form.applicants)
