"""The report in any file, and what is told of last year's."""

from pathlib import Path

import pytest
from offices import begun, finished, office
from talking import NOW

from nianbao.errors import NianbaoError
from nianbao.report import Report
from nianbao.session.export_kinds import ExportKind
from nianbao.session.reports import blank_rows, last_year_reader, open_report

TODAY = NOW.date()


def read(path: Path) -> tuple[Report, tuple[str, ...]]:
    return last_year_reader(office().files, office().script, TODAY)(path)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """The web page of a report."""
    with finished(tmp_path / "a", "county-department") as drafting:
        return drafting.export(tmp_path / "a.html", kind=ExportKind.WEB)


def changed(page: Path, old: str, new: str) -> Path:
    text = page.read_text(encoding="utf-8")
    assert text.count(old) == 1
    page.write_text(text.replace(old, new), encoding="utf-8")
    return page


def test_a_project_and_what_was_written_from_it_say_the_same(tmp_path: Path) -> None:
    with finished(tmp_path, "county-department") as drafting:
        word = drafting.export()
    ours, theirs = (open_report(path, office().files, office().script, TODAY) for path in (drafting.project.path, word))
    assert dict(ours.report.cells) == dict(theirs.report.cells)
    assert ours.complete


def test_a_draft_in_progress_is_not_complete(tmp_path: Path) -> None:
    with begun(tmp_path) as drafting:
        drafting.conversation.say("没有")
    opened = open_report(drafting.project.path, office().files, office().script, TODAY)
    assert not opened.complete
    assert blank_rows(opened) == {}


def test_a_sound_report_of_last_year_has_no_gap(page: Path) -> None:
    assert read(page)[1] == ()


def test_blank_cells_are_told_by_row(page: Path) -> None:
    (gap,) = read(changed(page, ">182.465<", "><"))[1]
    assert gap == "“二、主动公开政府信息情况”里“行政事业性收费”这一行有空格子，去年的数没有读到。"


def test_what_could_not_be_placed_is_told(page: Path) -> None:
    gaps = read(changed(page, ">386<", ">386件左右<"))[1]
    assert any("386件左右" in gap for gap in gaps)


@pytest.mark.parametrize(
    ("name", "data"), [("a.json", b"{}"), ("a.json", b"\0"), ("a.docx", b""), ("a.pdf", b"%PDF-1.4"), ("a.txt", b"x")]
)
def test_what_is_no_report_is_told(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(NianbaoError):
        read(tmp_path / name)
