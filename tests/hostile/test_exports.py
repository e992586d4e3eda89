"""An export destroys nothing: no work of the office's, no input, nothing that is no report."""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path

import docx
import pytest
from offices import ROOT, begun, example, finished, nianbao
from talking import NOW
from typing_lines import sat

from nianbao.errors import WritingError
from nianbao.reading.report_file import read_report
from nianbao.session.checking import Check
from nianbao.session.drafting import Drafting
from nianbao.session.export_targets import ChangedFileError, check_targets
from nianbao.session.setting import Setting
from nianbao.session.signing import sheet_path
from nianbao.session.taking_back import hand_changes, take_back

OWN = "请局长再看一遍这一段，谢谢。"


def edit_by_hand(path: Path, old: str, new: str) -> None:
    """The file as someone saves it in Word after changing a few words."""
    document = docx.Document(str(path))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs if old in run.text]
    assert runs
    runs[0].text = runs[0].text.replace(old, new)
    document.save(str(path))


def edit_passage_by_hand(path: Path, drafting: Drafting) -> None:
    """The same in the first words of （一）主动公开, whatever wording it has."""
    begins = drafting.conversation.state.shown.passages["overview.proactive"][:6]
    edit_by_hand(path, begins, f"（{OWN}）{begins}")


def with_cell(path: Path, row: str, number: str) -> None:
    """The same with another number in the first cell of numbers of a row."""
    document = docx.Document(str(path))
    for table in document.tables:
        for cells in (each.cells for each in table.rows):
            if row in cells[0].text:
                cells[-1].paragraphs[0].runs[0].text = number
    document.save(str(path))


@pytest.fixture
def drafting(tmp_path: Path) -> Drafting:
    return finished(tmp_path)


class TestChangedByHand:
    @pytest.fixture
    def edited(self, drafting: Drafting) -> Path:
        path = drafting.export()
        edit_by_hand(path, "主动公开", f"主动公开{OWN}")
        return path

    def test_it_is_not_written_over(self, drafting: Drafting, edited: Path) -> None:
        before = edited.read_bytes()
        with pytest.raises(ChangedFileError):
            drafting.export()
        assert edited.read_bytes() == before

    def test_what_was_not_changed_is_written_over_without_a_question(self, drafting: Drafting) -> None:
        assert drafting.export() == drafting.export() == drafting.export()

    def test_that_is_remembered_over_sittings(self, drafting: Drafting, tmp_path: Path) -> None:
        path = drafting.export()
        drafting.close()
        with finished_again(drafting) as again:
            assert again.export() == path
            edit_by_hand(path, "主动公开", OWN)
            with pytest.raises(ChangedFileError):
                again.export()

    def test_a_changed_check_sheet_is_work_too(self, drafting: Drafting) -> None:
        sheet = sheet_path(drafting.export(), drafting.office.files)
        edit_by_hand(sheet, "核对", OWN)
        with pytest.raises(ChangedFileError) as caught:
            drafting.export()
        assert caught.value.path == sheet

    def test_beside_it_neither_report_nor_sheet_is_in_the_way(self, drafting: Drafting, edited: Path) -> None:
        beside = drafting.free_beside(edited)
        assert drafting.export(beside) == beside
        assert drafting.free_beside(edited).stem.endswith("-3")

    def test_a_changed_passage_and_a_changed_figure_come_back_one_by_one(self, drafting: Drafting) -> None:
        path = drafting.export()
        edit_passage_by_hand(path, drafting)
        with_cell(path, "行政许可", "7")
        changes = {each.key: each for each in hand_changes(drafting, path)}
        assert changes["disclosure.permits"].value == 7
        passage = next(each for key, each in changes.items() if key.startswith("overview."))
        drafting.seal.lift("手工改过")
        take_back(drafting.conversation, changes["disclosure.permits"])
        assert drafting.report.cell("disclosure.permits") == 7
        take_back(drafting.conversation, passage)
        assert OWN in drafting.report.passages[passage.key]
        assert hand_changes(drafting, path) == ()

    def test_the_mark_of_a_draft_is_no_change_and_never_taken_back(self, drafting: Drafting) -> None:
        path = drafting.export(draft=True)
        assert hand_changes(drafting, path) == ()
        edit_passage_by_hand(path, drafting)
        assert [OWN in each.theirs for each in hand_changes(drafting, path)] == [True]

    def test_what_stands_for_a_passage_to_come_is_no_change_and_never_taken_back(self, tmp_path: Path) -> None:
        with begun(tmp_path) as drafting:
            for line in ("没有", "2025", "青岫县商务局"):
                drafting.conversation.say(line)
            path = drafting.export(draft=True)
            assert hand_changes(drafting, path) == ()
            edit_by_hand(path, "【待填：（一）主动公开】", OWN)
            assert [(each.key, each.theirs) for each in hand_changes(drafting, path)] == [("overview.proactive", OWN)]

    def test_nor_does_a_check_tell_it_as_a_difference(self, tmp_path: Path) -> None:
        with begun(tmp_path) as drafting:
            for line in ("没有", "2025", "青岫县商务局"):
                drafting.conversation.say(line)
            path = drafting.export(draft=True)
        checked = Check(Setting(None, None, tmp_path, NOW)).check(path)
        assert checked.draft == drafting.project.path
        assert checked.differences == ()

    @pytest.mark.parametrize(
        ("lines", "names"),
        [
            (("",), {"": True}),
            (("1",), {"": True, "-2": False}),
            (("2",), {"": False, "-2": True}),
            (("3", "否", ""), {"": True}),
        ],
        ids=["left", "beside", "in its place", "taken back"],
    )
    def test_in_line_mode_it_is_asked_about(
        self, drafting: Drafting, edited: Path, lines: tuple[str, ...], names: dict[str, bool]
    ) -> None:
        drafting.close()
        sitting = sat(edited.parent, "1", "/导出 确认", *lines)
        assert "导出以后被改过" in sitting.flat
        found = {
            path.stem.removeprefix(edited.stem): OWN in text_of(path)
            for path in edited.parent.glob("*.docx")
            if "核对表" not in path.stem
        }
        assert found == names


def finished_again(drafting: Drafting) -> Drafting:
    return Drafting.open(drafting.office, drafting.project.path)


def text_of(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


class TestTargets:
    @pytest.mark.parametrize("name", ["回答.yaml", "草稿.json", "去年.txt", "笔记.docx"])
    def test_a_file_that_is_no_report_is_not_written_over(self, tmp_path: Path, name: str) -> None:
        path = tmp_path / name
        path.write_text("organ.year: 2025")
        with pytest.raises(WritingError, match="不是报告"):
            check_targets([path], [])

    @pytest.mark.parametrize("other", ["a.docx", "./a.docx", "b/../a.docx", "A.DOCX"])
    def test_two_outputs_of_one_name_are_refused(self, tmp_path: Path, other: str) -> None:
        (tmp_path / "b").mkdir()
        with pytest.raises(WritingError, match="同一个地方"):
            check_targets([tmp_path / "a.docx", tmp_path / other], [])

    @pytest.mark.skipif(os.name == "nt", reason="links and pipes are made with Unix calls")
    @pytest.mark.parametrize("kind", ["link", "dangling link", "link to the output of the program", "pipe", "folder"])
    def test_what_is_no_plain_file_is_refused(self, tmp_path: Path, kind: str) -> None:
        path, target = tmp_path / "a.docx", tmp_path / "b.docx"
        if kind == "link":
            shutil.copy(__file__, target)
            path.symlink_to(target)
        elif kind == "dangling link":
            path.symlink_to(target)
        elif kind == "pipe":
            os.mkfifo(path)
        elif kind == "folder":
            path.mkdir()
        else:
            path.symlink_to("/dev/stdout")
        with pytest.raises(WritingError):
            check_targets([path], [])
        assert target.exists() == (kind == "link")


class TestDraft:
    """`nianbao draft`, in a process of its own."""

    @pytest.fixture
    def answers(self, tmp_path: Path) -> Path:
        return Path(shutil.copy(ROOT / "examples" / "department-quiet.yaml", tmp_path / "回答.yaml"))

    @pytest.mark.parametrize(
        "arguments",
        [
            ["-o", "回答.yaml"],
            ["-o", "./回答.yaml"],
            ["-o", "去年.docx", "--last", "去年.docx"],
            ["-o", "a.docx", "--web", "a.docx"],
            ["-o", "a.docx", "--web", "a（勾稽核对表）.docx"],
            ["-o", "别人的.json"],
            ["-o", "链接.docx"],
        ],
        ids=" ".join,
    )
    def test_nothing_is_written_where_something_would_be_lost(
        self, tmp_path: Path, answers: Path, arguments: list[str]
    ) -> None:
        (tmp_path / "别人的.json").write_text("{}")
        (tmp_path / "链接.docx").symlink_to("别人的.json")
        (tmp_path / "去年.docx").write_bytes(last_year(tmp_path))
        before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
        done = nianbao("draft", "回答.yaml", *arguments, home=tmp_path)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr.decode()
        after = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
        assert after == before

    def test_to_standard_output_goes_the_word_file_alone(self, tmp_path: Path, answers: Path) -> None:
        done = nianbao("draft", "回答.yaml", "-o", "-", home=tmp_path)
        assert done.returncode == 0
        assert docx.Document(io.BytesIO(done.stdout)).paragraphs
        assert [path.name for path in tmp_path.glob("*.docx")] == []

    def test_a_file_changed_by_hand_is_kept_under_a_number_one_that_was_not_is_replaced(
        self, tmp_path: Path, answers: Path
    ) -> None:
        for _ in range(2):
            assert nianbao("draft", "回答.yaml", "-o", "a.docx", home=tmp_path).returncode == 0
        assert not (tmp_path / "a-2.docx").exists()
        edit_by_hand(tmp_path / "a.docx", "主动公开", OWN)
        done = nianbao("draft", "回答.yaml", "-o", "a.docx", home=tmp_path)
        assert "改名留着" in done.stderr.decode()
        assert OWN in text_of(tmp_path / "a-2.docx")
        assert OWN not in text_of(tmp_path / "a.docx")


def last_year(folder: Path) -> bytes:
    with finished(folder / "年报") as drafting:
        data = drafting.export().read_bytes()
    shutil.rmtree(folder / "年报")
    return data


def test_what_is_written_reads_back(drafting: Drafting) -> None:
    read = read_report(drafting.export(), drafting.office.files).report
    assert read.organ.name == example("department-quiet")["organ.name"]
