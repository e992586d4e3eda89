"""A project's file: what it holds, who may read it, and what becomes of a damaged one."""

import json
import os
import stat
import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from offices import begun, finished, opened
from talking import NOW, shipped

from nianbao.errors import ProjectError
from nianbao.interview.answers import Answer, AnswerChange, Reason
from nianbao.interview.conversation import Memory
from nianbao.report import Organ, Origin, Problem, Provenance, Report
from nianbao.storage.document import DamagedError, Document, load, to_bytes
from nianbao.storage.migrations import SCHEMA, migrated
from nianbao.storage.project import Project, recover
from nianbao.storage.safe_file import backup_of
from nianbao.whole_files import beside

SCHEMAS = sorted((Path(__file__).parent / "schemas").glob("*.json"))


def saved(folder: Path, *lines: str) -> Path:
    """The file of a project in which these lines were typed."""
    with begun(folder) as drafting:
        for line in lines:
            drafting.conversation.say(line)
        return drafting.project.path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return saved(tmp_path, "没有", "2025", "云浦区档案局")


class TestContents:
    def test_what_was_saved_is_what_is_loaded(self, tmp_path: Path) -> None:
        with finished(tmp_path) as drafting:
            memory = drafting.conversation.memory
        assert load(drafting.project.path).memory == memory

    @given(
        texts=st.dictionaries(st.text("abc._"), st.text(st.characters(exclude_categories=["Cs"])), max_size=4),
        money=st.decimals(0, 10**9, places=2),
    )
    def test_any_text_and_any_money_come_back_the_same(self, texts: dict[str, str], money: Decimal) -> None:
        report = Report(
            year=2024,
            organ=Organ(name="某局"),
            cells={"disclosure.fees": money, "disclosure.permits": 3, "disclosure.penalties": None},
            facts={
                "fee_billed": money,
                "three_reviews": True,
                "guidance": ("a", "b"),
                "key_areas": "12.50",
                "staff": 0,
            },
            problems=(Problem(problem="甲", measure="乙"),),
            passages=texts,
            sources={"year": Provenance(origin=Origin.READ, source="a.docx", at=NOW)},
        )
        answers = {key: Answer(text=text, value={"counts": {"a": 1}, "total": None}) for key, text in texts.items()}
        history = (AnswerChange(question="a", before=Answer(text="𠮷")),)
        memory = Memory(answers, history, {"/a.docx": report}, {"organ": texts})
        assert read_back(Document(memory, "某局", 2025, NOW, NOW)).memory == memory

    def test_a_person_can_read_it(self, project: Path) -> None:
        text = project.read_text(encoding="utf-8")
        assert '"text": "云浦区档案局"' in text
        assert len(text.splitlines()) > 20

    def test_keys_that_this_version_does_not_know_are_kept(self, project: Path) -> None:
        project.write_text(json.dumps(json.loads(project.read_text()) | {"备注": "请张三复核"}))
        with opened(project) as drafting:
            drafting.conversation.say("政府部门")
        assert load(project).more == {"备注": "请张三复核"}

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes")
    def test_folder_and_files_are_their_users_alone(self, tmp_path: Path) -> None:
        project = saved(tmp_path / "年报", "没有", "2025")
        assert stat.S_IMODE(project.parent.stat().st_mode) == 0o700
        assert {stat.S_IMODE(file.stat().st_mode) for file in project.parent.iterdir()} == {0o600}

    def test_the_copy_before_the_last_save_is_kept(self, project: Path) -> None:
        before = project.read_bytes()
        with opened(project) as drafting:
            drafting.conversation.say("政府部门")
        assert backup_of(project).read_bytes() == before

    def test_nothing_else_is_left_beside_it(self, project: Path) -> None:
        assert {file.name for file in project.parent.iterdir()} == {project.name, backup_of(project).name}

    def test_a_draft_in_which_nothing_was_said_leaves_no_file(self, tmp_path: Path) -> None:
        begun(tmp_path).close()
        assert list(tmp_path.iterdir()) == []


def read_back(document: Document) -> Document:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.json"
        path.write_bytes(to_bytes(document))
        return load(path)


class TestDamaged:
    def test_a_file_cut_anywhere_is_told_as_damaged_with_the_copy_that_is_good(self, project: Path) -> None:
        whole = project.read_bytes()
        for end in (*range(0, len(whole) - 2, 7), len(whole) - 3):
            project.write_bytes(whole[:end])
            with pytest.raises(DamagedError, match="可以恢复") as caught:
                load(project)
            assert caught.value.backup == backup_of(project)

    @pytest.mark.parametrize(
        "data",
        [b"", b"\0" * 400, b"[]", b"{}x", "草稿".encode("gb18030"), b"[" * 100_000, b'{"schema": NaN}'],
        ids=["empty", "zeros", "a list", "more behind it", "not utf-8", "deep", "no number"],
    )
    def test_whatever_stands_in_it(self, project: Path, data: bytes) -> None:
        project.write_bytes(data)
        with pytest.raises(DamagedError):
            Project.open(project)

    @pytest.mark.parametrize(
        ("key", "value"), [("answers", {"a": {"txt": "x"}}), ("saved", "昨天"), ("history", 3), ("year", "去年")]
    )
    def test_a_key_changed_by_hand_is_named(self, project: Path, key: str, value: object) -> None:
        project.write_text(json.dumps(json.loads(project.read_text()) | {key: value}))
        with pytest.raises(DamagedError, match=key):
            load(project)

    def test_recovering_puts_the_good_copy_in_place_and_keeps_the_damaged_file(self, project: Path) -> None:
        good = load(backup_of(project)).memory
        project.write_bytes(b"{")
        assert load(recover(project)).memory == good
        assert project.with_name(f"{project.name}.damaged").read_bytes() == b"{"

    def test_a_file_that_was_damaged_before_is_kept_too(self, project: Path) -> None:
        for damage in (b"{", b"}", b"["):
            project.write_bytes(damage)
            recover(project)
        kept = {path.read_bytes() for path in project.parent.iterdir() if ".damaged" in path.name}
        assert kept == {b"{", b"}", b"["}

    def test_a_file_that_is_gone_is_recovered_too(self, project: Path) -> None:
        project.unlink()
        with pytest.raises(DamagedError, match="不见了"):
            load(project)
        assert load(recover(project)).organ == ""

    def test_a_good_file_is_left_alone_by_recovering(self, project: Path) -> None:
        before = project.read_bytes()
        recover(project)
        assert project.read_bytes() == before

    def test_without_a_good_copy_nothing_is_touched(self, project: Path) -> None:
        project.write_bytes(b"{")
        backup_of(project).write_bytes(b"}")
        with pytest.raises(DamagedError, match="没有找到完好的副本"):
            recover(project)
        assert project.read_bytes() == b"{"

    def test_a_save_that_was_cut_off_leaves_the_project_as_it_was(self, project: Path) -> None:
        beside(project).write_bytes(b'{"schema"')
        with opened(project) as drafting:
            assert drafting.report.organ.name == "云浦区档案局"
            drafting.conversation.say("政府部门")
        assert load(project).memory.answers["organ.kind"].text == "政府部门"


class TestVersions:
    @pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.stem)
    def test_a_file_of_every_version_opens(self, path: Path) -> None:
        document = load(path)
        assert document.organ == "云浦区档案局"
        assert document.memory.answers["organ.name"].value == "云浦区档案局"
        assert document.memory.answers["requests.new"].reasons[0] == Reason(
            rule="T3-13", where="requests.new.total", found="40", expected="None", text="集中申请"
        )
        assert document.memory.read["/去年.docx"].cells["disclosure.fees"] == Decimal("3.5")

    def test_one_of_version_2_keeps_what_was_confirmed_and_what_was_one_step(self) -> None:
        memory = load(SCHEMAS[1]).memory
        assert memory.confirmed == {"organ": {"organ.name": "云浦区档案局"}}
        assert any(change.joined for change in memory.history)

    @pytest.mark.parametrize(
        ("name", "kind"), [("云浦区望江街道办事处", "street_office"), ("云浦区青石镇人民政府", "township")]
    )
    def test_a_street_office_of_version_2_is_no_township(self, tmp_path: Path, name: str, kind: str) -> None:
        data = json.loads(SCHEMAS[1].read_text())
        data["answers"]["organ.name"] |= {"text": name, "value": name}
        data["answers"]["organ.kind"] |= {"text": "乡镇政府或街道办事处", "value": "township"}
        path = tmp_path / "草稿.json"
        path.write_text(json.dumps(data))
        assert load(path).memory.answers["organ.kind"].value == kind

    def test_there_is_a_file_of_every_version(self) -> None:
        assert [path.stem for path in SCHEMAS] == [f"schema-{number}" for number in range(1, SCHEMA + 1)]

    def test_one_from_the_future_is_refused_and_left_alone(self, project: Path) -> None:
        future = json.dumps(json.loads(project.read_text()) | {"schema": SCHEMA + 1})
        project.write_text(future)
        with pytest.raises(ProjectError, match="请升级") as caught:
            Project.open(project)
        assert not isinstance(caught.value, DamagedError)
        assert project.read_text() == future

    @pytest.mark.parametrize("version", [None, "1", True, 0, -1, 1.5])
    def test_what_is_no_project_is_told(self, tmp_path: Path, version: object) -> None:
        path = tmp_path / "a.json"
        path.write_text(json.dumps({"schema": version}))
        with pytest.raises(ProjectError, match="不是年报草稿"):
            load(path)

    def test_steps_are_applied_in_turn(self) -> None:
        steps = {1: lambda data: data | {"b": data["a"] + 1}, 2: lambda data: data | {"c": data["b"] + 1}}
        assert migrated({"schema": 1, "a": 1}, "", steps=steps, schema=3) == {"schema": 3, "a": 1, "b": 2, "c": 3}


def test_the_shipped_questions_are_those_of_the_oldest_file() -> None:
    """An answer whose question is gone would be kept, but never shown again."""
    questions = {question.id for _, question in shipped()[0]}
    answers = [id for path in SCHEMAS for id in load(path).memory.answers]
    assert set(answers) <= questions
