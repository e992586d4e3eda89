"""All answers as a readable file: what `draft` takes, what comes back from a colleague, and what of it is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from offices import EXAMPLES, answered, example, finished, nianbao
from typing_lines import sat

from nianbao.errors import AnswersError
from nianbao.session.answers_out import answers_yaml, save_answers
from nianbao.session.drafting import Drafting
from nianbao.session.taking_in import brought, take_in
from nianbao.storage.answers_file import WrittenAnswer, answers_text, read_answers, told_format
from nianbao.storage.document import load
from nianbao.storage.listing import list_projects

PUBLISHED = "overview.proactive_total"


def written(folder: Path, text: str) -> Path:
    path = folder / "回答.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def drafting(tmp_path: Path) -> Drafting:
    return finished(tmp_path)


def changed(drafting: Drafting, **texts: str) -> Path:
    """The file of all answers with some of them changed by a colleague."""
    path = save_answers(drafting)
    answers = read_answers(path) | {id.replace("__", "."): text for id, text in texts.items()}
    path.write_text(yaml.safe_dump({"format": "2021", "version": 1, **answers}, allow_unicode=True), encoding="utf-8")
    return path


class TestFile:
    @pytest.mark.parametrize("name", [path.stem for path in EXAMPLES])
    def test_drafted_from_it_the_report_is_the_same(self, tmp_path: Path, name: str) -> None:
        conversation = answered(example(name))
        again = answered(read_answers(written(tmp_path, answers_yaml(conversation))))
        one, other = conversation.state.report, again.state.report
        assert (other.cells, other.passages, other.organ) == (one.cells, one.passages, one.organ)
        assert (other.facts, other.problems) == (one.facts, one.problems)

    @given(st.dictionaries(st.from_regex(r"[a-z]+\.[a-z_]+", fullmatch=True), st.text(max_size=60), max_size=4))
    def test_any_text_comes_back_the_same(self, texts: dict[str, str]) -> None:
        loaded = yaml.safe_load(
            answers_text("头", "2021", [WrittenAnswer(id, text, "问？\n第二行") for id, text in texts.items()])
        )
        loaded_text = {id: loaded.get(id) for id in texts}
        assert loaded_text == texts

    def test_each_stands_below_its_question_and_says_what_the_file_is(self, drafting: Drafting) -> None:
        text = answers_yaml(drafting.conversation)
        assert text.startswith("# 临澜市云浦区退役军人事务局 2025 年度的全部回答，2026年1月12日导出。")
        assert "\nformat: '2021'\nversion: 1\n" in text
        assert "# 2025 年，我局一共主动公开了多少条政府信息？" in text

    def test_it_is_written_over_nothing(self, drafting: Drafting) -> None:
        first, second = save_answers(drafting), save_answers(drafting)
        assert first != second
        assert first.read_bytes() == second.read_bytes()

    @pytest.mark.parametrize("version", ["2", "一", "1.0"])
    def test_one_of_a_later_version_is_refused(self, tmp_path: Path, version: str) -> None:
        with pytest.raises(AnswersError, match="version"):
            read_answers(written(tmp_path, f"version: {version}\norgan.name: 某局\n"))

    def test_a_file_without_either_is_read_as_ever(self, tmp_path: Path) -> None:
        path = written(tmp_path, "organ.name: 某局\n")
        assert (read_answers(path), told_format(path)) == ({"organ.name": "某局"}, "")

    def test_draft_takes_it(self, tmp_path: Path, drafting: Drafting) -> None:
        path = save_answers(drafting)
        drafting.close()
        assert nianbao("draft", str(path), "-o", "出.docx", home=tmp_path).returncode == 0


class TestComingBack:
    def test_unchanged_it_brings_nothing(self, drafting: Drafting) -> None:
        found = brought(drafting, changed(drafting))
        assert (found.others, found.refused) == ((), ())

    def test_what_was_changed_is_told_old_and_new_and_nothing_counts_yet(self, drafting: Drafting) -> None:
        before = drafting.conversation.memory
        found = brought(drafting, changed(drafting, overview__proactive_total="18条"))
        assert [(each.label, each.now, each.there) for each in found.others] == [("主动公开", "16", "18")]
        assert drafting.conversation.memory is before

    def test_taken_in_it_counts_as_one_step(self, drafting: Drafting) -> None:
        before = drafting.conversation.answers
        path = changed(drafting, overview__proactive_total="18条", organ__telephone="0345-1234567")
        take_in(drafting, brought(drafting, path))
        assert drafting.report.facts["proactive_total"] == 18
        assert drafting.report.organ.telephone == "0345-1234567"
        drafting.conversation.undo()
        assert drafting.conversation.answers == before

    def test_what_is_not_understood_is_told_and_the_rest_taken(self, drafting: Drafting) -> None:
        path = changed(drafting, overview__proactive_total="很多", organ__telephone="0345-1234567", nothing__such="1")
        found = brought(drafting, path)
        assert [each.question for each in found.others] == ["organ.telephone"]
        assert {label for label, _ in found.refused} == {"主动公开", "nothing.such"}

    @pytest.mark.parametrize(
        ("id", "label"),
        [
            ("fees__notices", "收费通知"),
            ("requests__channels", "申请方式"),
            ("requests__outcomes__natural_person", "办理结果"),
            ("nothing__such", "nothing.such"),
        ],
    )
    def test_what_is_not_asked_is_called_by_what_it_is_about(self, drafting: Drafting, id: str, label: str) -> None:
        found = brought(drafting, changed(drafting, **{id: "1"}))
        assert found.refused == ((label, "按现在的回答，这一问不会问到。"),)

    def test_one_of_another_format_is_refused(self, drafting: Drafting, tmp_path: Path) -> None:
        with pytest.raises(AnswersError, match="格式"):
            brought(drafting, written(tmp_path, "format: '2099'\norgan.telephone: 0345-1234567\n"))


def test_line_by_line_it_is_read_out_and_taken_in_on_a_word(tmp_path: Path) -> None:
    with finished(tmp_path) as drafting:
        path = changed(drafting, overview__proactive_total="18条")
    for word, taken in (("", "十六条"), ("1", "18条")):
        text = sat(tmp_path, "", f"/收进 '{path}'", word).flat
        assert "草稿里：16" in text
        assert "收进来的：18" in text
        assert load(list_projects(tmp_path)[0].path).memory.answers[PUBLISHED].text == taken


def test_line_by_line_the_file_is_written_at_any_time(tmp_path: Path) -> None:
    text = sat(tmp_path, "没有", "2025", "云浦区档案局", "/导出 答案").flat
    assert "全部回答写好了" in text
    assert len(list(tmp_path.glob("*（全部回答）.yaml"))) == 1
