"""The commands: what they print, their exit codes, and that a fault is always a sentence."""

import json
import os
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from io import RawIOBase
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Mm
from offices import ROOT, begun, finished

from nianbao.checks import Finding, Severity
from nianbao.cli import main
from nianbao.commands.arguments import parser
from nianbao.commands.command_texts import command_speech
from nianbao.commands.fault_log import told
from nianbao.commands.finding_lines import finding_lines
from nianbao.data_files import DataFiles
from nianbao.language.line_breaking import width_of
from nianbao.reading.report_file import read_report
from nianbao.session.export_kinds import ExportKind
from nianbao.writing.libreoffice import libreoffice

QUIET = str(ROOT / "examples" / "department-quiet.yaml")
COUNTY = str(ROOT / "examples" / "county-department.yaml")
LATIN = re.compile(
    "nianbao|draft|read|check|register|doctor|flow|incomplete|Word|PDF|JSON|Excel|WPS|LibreOffice|Mermaid|docx|html|json|yaml"
    "|xlsx|xls|et|csv|aggregate|Ctrl|C|Dask|pdf"
)
"""Words of commands, files and products that stand in the help."""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own, which is also where commands are run."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.chdir(home)
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_CONFIG_HOME", "NIANBAO_FOLDER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    return home


Printed = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Word file of an example."""
    folder = tmp_path_factory.mktemp("word")
    with finished(folder, "county-department") as drafting:
        return drafting.export()


class TestCommandLine:
    @pytest.mark.parametrize(
        "command", [[], ["draft"], ["read"], ["check"], ["register"], ["aggregate"], ["doctor"], ["flow"]], ids=str
    )
    def test_help_is_chinese_throughout(self, command: list[str], capsys: Printed) -> None:
        assert main([*command, "--help"]) == 0
        text = capsys.readouterr().out
        assert text.startswith("用法：nianbao")
        words = set(re.findall(r"[A-Za-z]+", re.sub(r"--?[a-z-]+", "", text)))
        assert [word for word in words if not LATIN.fullmatch(word)] == []

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["fly"], "没有“fly”这个命令，可以用的有：draft、read"),
            (["draft"], "缺少 回答.yaml"),
            (["read"], "缺少 文件"),
            (["read", "a", "b"], "不认识的参数：b"),
            (["check", "a", "--last"], "--last 后面要有一个值"),
            (["--frobnicate"], "不认识的参数：--frobnicate"),
            (["--plain=1"], "--plain 后面不能有“1”"),
        ],
    )
    def test_wrong_use_is_told_in_chinese_with_exit_code_2(
        self, arguments: list[str], said: str, capsys: Printed
    ) -> None:
        assert main(arguments) == 2
        printed = capsys.readouterr()
        assert said in printed.err
        assert printed.out == ""
        assert re.search(r"[a-z]+ [a-z]+ [a-z]+", printed.err.replace("nianbao", "")) is None

    def test_folders_may_stand_before_or_behind_the_command(self) -> None:
        for arguments in (["--folder", "a", "flow"], ["flow", "--folder", "a"]):
            assert parser(command_speech()).parse_args(arguments).folder == Path("a")

    def test_the_version_is_printed_alone(self, capsys: Printed) -> None:
        assert main(["--version"]) == 0
        assert re.fullmatch(r"nianbao \d+\.\d+\.\d+\n", capsys.readouterr().out)


class TestDraft:
    def test_answers_become_files_whose_paths_are_all_that_stdout_gets(self, home: Path, capsys: Printed) -> None:
        assert main(["draft", QUIET]) == 0
        path, *beside = capsys.readouterr().out.splitlines()
        assert {path, *beside} == {file.name for file in home.glob("*.docx")}
        assert path.endswith("2025年政府信息公开工作年度报告.docx")
        assert read_report(home / path, DataFiles()).report.cells["requests.new.total"] == 0

    def test_where_and_what_is_written_can_be_told(self, home: Path, capsys: Printed) -> None:
        options = ["-o", "a.docx", "--web", "a.html", "--single-other-row"]
        assert main(["draft", COUNTY, *options]) == 0
        assert {"a.docx", "a.html"} <= set(capsys.readouterr().out.splitlines())
        cells = read_report(home / "a.docx", DataFiles()).report.cells
        assert cells["requests.other_all.total"] == 1
        assert "<table" in (home / "a.html").read_text(encoding="utf-8")

    FAULTY = "organ.name: 云浦区档案局\norgan.kind: 政府部门\noverview.proactive_total: 大概二十\nrequests.nwe: 3\n"

    def test_what_is_missing_unclear_or_unknown_is_listed_and_nothing_is_written(
        self, home: Path, capsys: Printed
    ) -> None:
        Path("a.yaml").write_text(self.FAULTY, encoding="utf-8")
        assert main(["draft", "a.yaml"]) == 1
        printed = capsys.readouterr()
        assert re.search(r"^overview.proactive_total（.*准数", printed.err, re.M)
        assert "requests.nwe：没有这个问题。是不是 requests.new？" in printed.err
        assert "organ.address（联系地址）：没有回答" in printed.err
        assert printed.out == ""
        assert {path.name for path in home.iterdir()} == {"a.yaml"}

    def test_an_incomplete_one_is_marked_as_a_draft(self, home: Path, capsys: Printed) -> None:
        Path("a.yaml").write_text(self.FAULTY, encoding="utf-8")
        assert main(["draft", "a.yaml", "--incomplete"]) == 1
        assert "（草稿）.docx" in capsys.readouterr().out.splitlines()[0]

    def test_a_contradiction_is_told_and_nothing_is_written(self, home: Path, capsys: Printed) -> None:
        text = Path(COUNTY).read_text(encoding="utf-8")
        wrong = text.replace("overview.on_request: 完整", "overview.on_request: 2025年，我局未收到政府信息公开申请。")
        Path("a.yaml").write_text(wrong, encoding="utf-8")
        assert main(["draft", "a.yaml"]) == 1
        assert "对不上：" in capsys.readouterr().err
        assert [path.name for path in home.iterdir()] == ["a.yaml"]

    def test_last_year_is_read_from_a_published_report(self, home: Path, word: Path, capsys: Printed) -> None:
        spaced = home / "去年 的报告.docx"
        spaced.write_bytes(word.read_bytes())
        Path("a.yaml").write_text("organ.year: 2026\n", encoding="utf-8")
        assert main(["draft", "a.yaml", "--last", str(spaced), "--incomplete", "-o", "a.docx"]) == 1
        assert "读到了：青岫县自然资源局 2025 年" in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("text", "said"), [("a: [1]", "不能是列表"), ("a: 'x", "格式不对")], ids=["a list", "broken"]
    )
    def test_a_file_that_is_no_answers_file_is_told(self, text: str, said: str, capsys: Printed) -> None:
        Path("a.yaml").write_text(text, encoding="utf-8")
        assert main(["draft", "a.yaml"]) == 1
        assert said in capsys.readouterr().err


class TestRead:
    def test_as_a_person_reads_it(self, word: Path, capsys: Printed) -> None:
        assert main(["read", str(word)]) == 0
        text = capsys.readouterr().out
        assert "青岫县自然资源局2025年政府信息公开工作年度报告" in text
        assert re.search(r"（一）予以公开 +6 +2 +0 +0 +0 +0 +8\n", text)

    def test_as_json(self, word: Path, capsys: Printed) -> None:
        assert main(["read", "--json", str(word)]) == 0
        plain = json.loads(capsys.readouterr().out)
        assert (plain["agency"], plain["year"], plain["format"]) == ("青岫县自然资源局", 2025, "2021")
        assert plain["requests"]["granted"]["enterprise"] == 2
        assert plain["disclosure"]["fees"] == "182.465"
        assert plain["disputes"]["reconsideration"]["total"] == 1
        assert set(plain["overview"]) == {"lead", "proactive", "on_request", "management", "platform", "safeguards"}
        assert plain["unread"] == []

    def test_a_draft_can_be_read_too_and_a_cell_not_yet_known_is_null(self, tmp_path: Path, capsys: Printed) -> None:
        with begun(tmp_path / "a") as drafting:
            drafting.conversation.say("没有")
        assert main(["read", "--json", str(drafting.project.path)]) == 0
        assert json.loads(capsys.readouterr().out)["requests"]["new"]["total"] is None

    @pytest.mark.parametrize("name", ["none.docx", "none.json", "."])
    def test_a_file_that_cannot_be_read_is_told(self, name: str, capsys: Printed) -> None:
        assert main(["read", name]) == 1
        assert "。" in capsys.readouterr().err


class TestOtherFiles:
    @pytest.mark.skipif(libreoffice() is None, reason="LibreOffice is not here")
    def test_a_pdf_is_printed(self, tmp_path: Path, capsys: Printed) -> None:
        target = tmp_path / "a.pdf"
        assert main(["draft", QUIET, "-o", str(target)]) == 0
        assert target.read_bytes().startswith(b"%PDF-")
        assert [path.name for path in tmp_path.glob("a*")] == ["a.pdf"]

    def test_the_page_at_a_glance_is_written_beside(self, tmp_path: Path) -> None:
        target = tmp_path / "图.html"
        assert main(["draft", QUIET, "-o", str(tmp_path / "a.docx"), "--glance", str(target)]) == 0
        assert "一图读懂" in target.read_text(encoding="utf-8")

    def test_the_page_of_a_word_file_is_put_right(self, tmp_path: Path, capsys: Printed) -> None:
        main(["draft", QUIET, "-o", str(tmp_path / "a.docx")])
        document = Document(str(tmp_path / "a.docx"))
        document.sections[0].top_margin = Mm(20)
        document.save(str(tmp_path / "b.docx"))
        assert main(["doctor", str(tmp_path / "b.docx")]) == 1
        assert "上边距是“20.0 毫米”，应当是“37 毫米”（GB/T 9704-2012 5.2.1，规定）" in capsys.readouterr().out
        assert main(["check", str(tmp_path / "b.docx"), "--fix", str(tmp_path / "c.docx")]) == 0
        assert "L-02" in capsys.readouterr().out
        assert main(["doctor", str(tmp_path / "c.docx")]) == 0

    @pytest.mark.parametrize("named", [["a.pdf"], ["a.docx", "b.docx"]])
    def test_only_one_word_file_is_put_right_at_a_time(self, named: list[str], capsys: Printed) -> None:
        assert main(["check", *named, "--fix", "c.docx"]) == 1
        assert "--fix 一次改一个 Word 文件" in capsys.readouterr().err


class TestCheck:
    def test_a_sound_report_is_said_to_be_so(self, word: Path, capsys: Printed) -> None:
        assert main(["check", str(word)]) == 0
        printed = capsys.readouterr()
        assert "核对完了" in printed.err

    @pytest.fixture
    def wrong(self, word: Path, tmp_path: Path) -> Path:
        """The web page of a report with one figure changed."""
        with finished(tmp_path / "wrong", "county-department") as drafting:
            page = drafting.export(tmp_path / "a.html", kind=ExportKind.WEB)
        text = page.read_text(encoding="utf-8")
        assert ">17<" in text
        page.write_text(text.replace(">17<", ">71<"), encoding="utf-8")
        return page

    def test_a_contradiction_is_an_error_with_exit_code_1(self, wrong: Path, capsys: Printed) -> None:
        assert main(["check", str(wrong)]) == 1
        assert re.search(r"^对不上 T3-0[13] ", capsys.readouterr().out, re.M)

    def test_as_json(self, wrong: Path, capsys: Printed) -> None:
        assert main(["check", "--json", str(wrong)]) == 1
        found = json.loads(capsys.readouterr().out)
        assert {"id", "severity", "where", "message", "found", "expected"} <= set(found[0])
        assert any(each["where"] == "requests.new.total" and each["found"] == 71 for each in found)

    def test_against_last_year(self, word: Path, tmp_path: Path, capsys: Printed) -> None:
        with finished(tmp_path / "last") as last:
            main(["check", "--json", str(word), "--last", str(last.project.path)])
        assert isinstance(json.loads(capsys.readouterr().out), list)

    def test_the_figures_of_both_years_are_printed_as_a_table(
        self, word: Path, tmp_path: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", "80")
        with finished(tmp_path / "last", "township") as last:
            main(["check", str(word), "--last", str(last.project.path)])
        lines = capsys.readouterr().out.splitlines()
        head = next(number for number, line in enumerate(lines) if line.startswith("项目"))
        table = [line for line in lines[head:] if line.startswith(("项目", "行政"))]
        assert {width_of(line) for line in table} == {79}
        assert any(line.startswith("行政许可·本年处理决定数量") for line in table)
        assert lines[-1].endswith("个数两年一样。")

    def test_without_last_year_there_is_no_table(self, word: Path, capsys: Printed) -> None:
        main(["check", str(word)])
        assert "两年一样" not in capsys.readouterr().out


def _until_it_ends(screen: RawIOBase) -> bytes:
    """All that a pseudo terminal shows until nobody has it open any more, which Linux tells as a fault."""
    seen = b""
    with suppress(OSError):
        while piece := screen.read(4096):
            seen += piece
    return seen


class TestCheckMany:
    @pytest.fixture
    def folder(self, word: Path, tmp_path: Path) -> Path:
        """A folder with a sound report, its check sheet, one with gaps, one that is no report, and other files."""
        folder = tmp_path / "各单位"
        folder.mkdir()
        (folder / "甲.docx").write_bytes(word.read_bytes())
        (folder / "甲（勾稽核对表）.docx").write_bytes(word.read_bytes())
        (folder / "~$甲.docx").write_bytes(b"lock")
        (folder / "乙.tmp").write_bytes(b"half")
        (folder / "图.png").write_bytes(b"picture")
        (folder / "坏.docx").write_bytes(b"PK\x03\x04 torn")
        return folder

    def test_each_report_of_a_folder_has_its_line(self, folder: Path, capsys: Printed) -> None:
        assert main(["check", str(folder)]) == 1
        printed = capsys.readouterr()
        lines = printed.out.splitlines()
        assert [Path(line.partition("：")[0]).name for line in lines] == ["坏.docx", "甲.docx"]
        assert "核对了 2 份，1 份有对不上的地方" in printed.err
        assert "\x1b" not in printed.err

    def test_a_file_that_cannot_be_read_is_a_finding_of_its_own(self, folder: Path, capsys: Printed) -> None:
        main(["check", "--json", str(folder)])
        broken, sound = json.loads(capsys.readouterr().out)
        assert [finding["id"] for finding in broken["findings"]] == ["FILE"]
        assert sound["file"] == str(folder / "甲.docx")
        assert [finding for finding in sound["findings"] if finding["severity"] == "E"] == []

    def test_several_files_can_be_named(self, folder: Path, word: Path, capsys: Printed) -> None:
        assert main(["check", str(folder / "甲.docx"), str(word)]) == 0
        assert len(capsys.readouterr().out.splitlines()) == 2

    @pytest.mark.skipif(os.name == "nt", reason="pseudo terminals")
    def test_a_terminal_shows_how_far_it_has_come(
        self, folder: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        shown, terminal = os.openpty()
        with os.fdopen(shown, "rb", buffering=0) as screen, ThreadPoolExecutor(1) as reader:
            watched = reader.submit(_until_it_ends, screen)
            with os.fdopen(terminal, "w", encoding="utf-8") as stderr, monkeypatch.context() as patched:
                patched.setattr(sys, "stderr", stderr)
                main(["check", "--json", str(folder)])
            seen = watched.result().decode("utf-8")
        assert "1/2" in seen
        assert "2/2" in seen
        assert len(json.loads(capsys.readouterr().out)) == 2

    def test_several_cannot_be_held_against_one_last_year(self, folder: Path, word: Path, capsys: Printed) -> None:
        assert main(["check", str(folder), "--last", str(word)]) == 1
        assert "请一份一份核对" in capsys.readouterr().err

    def test_blank_cells_of_a_row_are_told_in_one_line(self, tmp_path: Path, capsys: Printed) -> None:
        with finished(tmp_path / "a", "county-department") as drafting:
            page = drafting.export(tmp_path / "a.html", kind=ExportKind.WEB)
        text = page.read_text(encoding="utf-8")
        row = text.index("2.重复申请")
        page.write_text(text[:row] + text[row:].replace(">0<", "><", 7), encoding="utf-8")
        main(["check", str(page)])
        blank = [line for line in capsys.readouterr().out.splitlines() if line.startswith("对不上 T3-04")]
        assert len(blank) == 1
        assert "“2.重复申请”这一行 7 格没有数字；没有发生的填 0" in blank[0]

    def test_rows_of_one_cell_are_told_apart(self) -> None:
        labels = DataFiles().form.labels
        blank = [
            Finding("T2-02", Severity.ERROR, where, f"“{labels[where]}”没有数字；填 0。")
            for where in ("disclosure.permits", "disclosure.penalties")
        ]
        lines = list(finding_lines(blank, labels, command_speech()))
        assert [re.findall("行政许可|行政处罚", line) for line in lines] == [["行政许可"], ["行政处罚"]]

    @pytest.fixture
    def told(self, tmp_path: Path) -> Path:
        """The Word file of a draft in which a warning has its reason."""
        with finished(tmp_path / "年报") as drafting:
            drafting.conversation.edit("opening")
            drafting.conversation.answer(
                "本报告由云浦区档案局编制，统计期限为2025年1月1日至12月31日，联系电话0100-12345678。"
            )
            drafting.conversation.say("3 依据写在附件里")
            return drafting.export(tmp_path / "年报" / "稿.docx")

    def test_what_the_draft_explained_is_not_open(self, told: Path, capsys: Printed) -> None:
        main(["check", str(told)])
        printed = capsys.readouterr()
        assert re.search(r"^已说明：P-13 .*依据写在附件里", printed.out, re.M)
        assert "要确认 P-13" not in printed.out

    def test_nor_in_the_line_of_a_folder(self, told: Path, word: Path, capsys: Printed) -> None:
        main(["check", str(told), str(word)])
        assert f"{told}：没有发现对不上的地方" in capsys.readouterr().out

    def test_as_json_it_is_a_finding_like_any_other(self, told: Path, capsys: Printed) -> None:
        main(["check", "--json", str(told)])
        found = json.loads(capsys.readouterr().out)
        assert all({"id", "severity", "where", "message", "found", "expected"} <= set(each) for each in found)
        assert "P-13" in [each["id"] for each in found]


class TestDoctorAndFlow:
    def test_doctor_tells_what_works_and_what_to_do(self, home: Path, capsys: Printed) -> None:
        assert main(["doctor"]) == 0
        text = capsys.readouterr().out
        for what in (
            "版本",
            "终端",
            "编码",
            "字体",
            "文字处理软件",
            "读 PDF",
            "草稿文件夹",
            "配置文件夹",
            "问题和文字",
        ):
            assert f"] {what}：" in text
        assert list(home.iterdir()) == []

    def test_doctor_fails_where_drafts_cannot_be_kept(self, home: Path, capsys: Printed) -> None:
        (home / "file").write_text("")
        assert main(["doctor", "--folder", "file/年报"]) == 1
        assert "[要处理] 草稿文件夹" in capsys.readouterr().out

    def test_doctor_tells_a_broken_question_file(self, home: Path, capsys: Printed) -> None:
        (home / "own").mkdir()
        (home / "own" / "requests.yaml").write_text("questions: 3", encoding="utf-8")
        assert main(["doctor", "--prompts", "own"]) == 1
        assert "requests.yaml" in capsys.readouterr().out

    def test_flow_is_a_mermaid_graph_of_the_offices_own_questions(self, home: Path, capsys: Printed) -> None:
        (home / "own").mkdir()
        text = DataFiles().prompts.text("other.yaml").replace("label: 其他事项", "label: 本局的其他事项")
        (home / "own" / "other.yaml").write_text(text, encoding="utf-8")
        assert main(["flow", "--prompts", "own"]) == 0
        graph = capsys.readouterr().out
        assert graph.startswith("flowchart TD\n")
        assert "本局的其他事项" in graph


class TestFaults:
    def test_a_broken_prompts_file_is_told_by_file_and_key(self, home: Path, capsys: Printed) -> None:
        (home / "own").mkdir()
        (home / "own" / "organ.yaml").write_text("questions:\n  - {id: a, ask: 3}\n", encoding="utf-8")
        assert main(["draft", QUIET, "--prompts", "own"]) == 1
        assert "organ.yaml" in capsys.readouterr().err

    def test_a_folder_that_is_not_there_is_told(self, capsys: Printed) -> None:
        assert main(["flow", "--templates", "none"]) == 1
        assert "文件夹不存在" in capsys.readouterr().err

    def test_a_fault_of_the_program_is_told_and_logged_without_any_value(self, home: Path) -> None:
        try:
            int("张三的回答")
        except ValueError as fault:
            sentence = told(fault)
        (log,) = home.rglob("nianbao.log")
        assert str(log) in sentence
        assert "这是程序的问题" in sentence
        text = log.read_text(encoding="utf-8")
        assert "ValueError" in text
        assert "test_cli.py" in text
        assert "张三" not in text + sentence
