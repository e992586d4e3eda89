"""The check sheet of a draft, beside its Word file."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from offices import EXAMPLES, begun, example, finished
from written import FILES, W, part, text_of

from nianbao.checks import Severity
from nianbao.errors import WritingError
from nianbao.session.drafting import Drafting
from nianbao.session.export_kinds import ExportKind
from nianbao.session.headless import run_answers
from nianbao.session.signing import sheet_path


def following(folder: Path, **changes: str) -> Drafting:
    """The draft of a district with a year before it, whose figures it takes over."""
    answers = example("district-government")
    brief = {key: "简明" for key, text in answers.items() if text == "完整"}
    with begun(folder) as before:
        run_answers(before.conversation, answers | brief | {"organ.year": "2024", "overview.proactive_total": "9843"})
    own = {
        "last_year": str(before.project.path),
        "disclosure.documents_in_force": "133件",
        "requests.carried_in": "自然人14，企业3，律所2",
        "requests.outcomes.legal_service": f"{answers['requests.outcomes.legal_service'].partition('结转')[0]}结转3",
    }
    own |= {f"problems.last.{number}": "改了" for number in range(1, 5)}
    drafting = begun(folder)
    named = {key.replace("__", "."): value for key, value in changes.items()}
    run_answers(drafting.conversation, answers | own | named)
    assert not drafting.conversation.left
    return drafting


def texts(path: Path) -> list[str]:
    return [text_of(p) for p in part(path.read_bytes(), "word/document.xml").iter(f"{W}p")]


@pytest.mark.parametrize("draft", [False, True])
def test_it_is_written_beside_the_word_file(tmp_path: Path, draft: bool) -> None:
    with finished(tmp_path) as drafting:
        word = drafting.export(draft=draft)
    assert texts(sheet_path(word, FILES))[0] == "勾稽核对表"


def test_it_stands_where_the_word_file_was_asked_for(tmp_path: Path) -> None:
    with finished(tmp_path / "年报") as drafting:
        drafting.export(tmp_path / "送审.docx")
    assert (tmp_path / "送审（勾稽核对表）.docx").is_file()


def test_where_it_may_not_be_written_nothing_is(tmp_path: Path) -> None:
    word = tmp_path / "送审.docx"
    sheet_path(word, FILES).mkdir()
    with finished(tmp_path / "年报") as drafting, pytest.raises(WritingError):
        drafting.export(word)
    assert not word.exists()


def test_where_the_disk_fills_between_the_two_the_word_file_is_still_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> Path:
        raise WritingError("磁盘已满", where="", remedy="")

    monkeypatch.setattr("nianbao.session.drafting.save_sheet_beside", full)
    word = tmp_path / "送审.docx"
    with finished(tmp_path / "年报") as drafting, pytest.raises(WritingError) as failed:
        drafting.export(word)
    assert word.is_file()
    assert f"Word 文件写好了：{word}" in str(failed.value)
    assert "勾稽核对表没有写成" in str(failed.value)


def test_a_web_page_has_none(tmp_path: Path) -> None:
    with finished(tmp_path) as drafting:
        drafting.export(kind=ExportKind.WEB)
    assert not list(tmp_path.glob("*核对表*"))


def test_a_reason_given_for_a_warning_stands_in_it(tmp_path: Path) -> None:
    with following(tmp_path, disclosure__documents_in_force="140件") as drafting:
        stands = drafting.blockers()
        (warning,) = (each for each in stands.warnings if each.id == "T2-03")
        assert warning.severity is Severity.WARNING
        drafting.explain(warning, "机构改革划入 7 件")
        found = texts(sheet_path(drafting.export(draft=True), FILES))
    assert found[found.index(warning.message) + 1] == "机构改革划入 7 件"


def test_answers_are_called_as_the_questions_call_them(tmp_path: Path) -> None:
    with finished(tmp_path, "district-government") as drafting:
        found = texts(sheet_path(drafting.export(), FILES))
    at = found.index("办理结果（商业企业）")
    assert found[at + 2] == example("district-government")["requests.outcomes.enterprise"]


@pytest.mark.parametrize("name", [path.stem for path in EXAMPLES])
def test_no_equation_of_an_example_is_broken(tmp_path: Path, name: str) -> None:
    with finished(tmp_path, name) as drafting:
        found = texts(sheet_path(drafting.export(), FILES))
    assert "✓" in "".join(found) or "都成立" in "".join(found)
    assert "✗" not in "".join(found)
    assert any("不成立 0 个，缺数 0 个" in line for line in found)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_a_district_with_hundreds_and_last_year_takes_two_pages(tmp_path: Path) -> None:
    import pdfplumber

    with following(tmp_path) as drafting:
        sheet = sheet_path(drafting.export(draft=True), FILES)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(sheet)]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    with pdfplumber.open(sheet.with_suffix(".pdf")) as pdf:
        assert len(pdf.pages) == 2
        assert "四、数字来源" in pdf.pages[1].extract_text()


def test_the_command_says_where_it_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from nianbao.cli import main

    answers = next(path for path in EXAMPLES if path.stem == "department-quiet")
    assert main(["draft", str(answers), "-o", str(tmp_path / "年报.docx")]) == 0
    assert capsys.readouterr().out.splitlines() == [
        str(tmp_path / "年报.docx"),
        str(tmp_path / "年报（勾稽核对表）.docx"),
    ]
