"""What to count for a cell of the tables, taken from the question that fills it."""

import pytest
from talking import Talk, shipped, started

from nianbao.interview.cell_notes import cell_note, is_asked
from nianbao.report import Report

FORM = shipped()[0].form


@pytest.fixture(scope="module")
def talk() -> Talk:
    return started()


@pytest.mark.parametrize("row", [*(row.key for row in FORM.requests.outcome_rows), "carried_out"])
def test_every_outcome_has_a_line_of_its_own(talk: Talk, row: str) -> None:
    note = cell_note(talk.conversation, f"requests.{row}.natural_person")
    own, general, mistake = note.counting
    assert "：" in own
    assert general.startswith("一件申请只计一个结果")
    assert mistake.startswith("常见错误：")


@pytest.mark.parametrize(
    ("cell", "line"),
    [
        ("disclosure.permits", "许可：全年作出的决定都算"),
        ("disclosure.normative_documents.repealed", "废止：今年明令废止"),
        ("disclosure.fees", "全年实际收缴的"),
        ("requests.new.legal_service", "今年登记的申请都算"),
        ("disputes.litigation_direct.pending", "尚未审结：12 月 31 日还没有裁判"),
        ("requests.handled.other", "合计是自动加出来的"),
        ("disclosure.regulations.issued", "本单位没有这一项"),
    ],
)
def test_the_line_about_the_cell_comes_first(talk: Talk, cell: str, line: str) -> None:
    assert cell_note(talk.conversation, cell).counting[0].startswith(line)


def test_last_year_s_figure_is_beside_it() -> None:
    last = Report(year=2024, cells={"requests.new.total": 95})
    talk = Talk(last_years={"去年.docx": last})
    talk.say("去年.docx", "2025")
    assert cell_note(talk.conversation, "requests.new.total").last == 95
    assert cell_note(talk.conversation, "requests.granted.total").last is None


def test_beside_what_was_carried_in_is_what_last_year_carried_out() -> None:
    last = Report(year=2024, cells={"requests.carried_in.enterprise": 3, "requests.carried_out.enterprise": 2})
    talk = Talk(last_years={"去年.docx": last})
    talk.say("去年.docx", "2025")
    note = cell_note(talk.conversation, "requests.carried_in.enterprise")
    assert (note.last, note.row) == (2, "结转下年度继续办理")
    assert cell_note(talk.conversation, "requests.new.enterprise").row == ""


@pytest.mark.parametrize(("kind", "asked"), [("政府部门", False), ("设区的市", True)])
def test_an_organ_is_asked_for_what_it_can_have(kind: str, asked: bool) -> None:
    assert is_asked(started(kind).conversation, "disclosure.regulations.issued") is asked


def test_everything_can_be_asked_for_while_the_kind_of_organ_is_not_known() -> None:
    conversation = Talk().conversation
    assert all(is_asked(conversation, cell) for cell in FORM.cells if not FORM.is_total(cell))


@pytest.mark.parametrize("gate", ["requests.any", "disputes.any"])
def test_a_block_that_was_closed_can_be_filled_again(gate: str) -> None:
    talk = started().to(gate)
    talk.say("没有")
    table = gate.partition(".")[0]
    assert all(
        is_asked(talk.conversation, cell) for cell in FORM.cells if cell.startswith(table) and not FORM.is_total(cell)
    )
