"""An office's own questions: they are asked, their facts can be written, and a mistake in them is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from nianbao.data_files import DataFiles
from nianbao.errors import DataFileError
from nianbao.interview.places import check_places
from nianbao.interview.script_files import load_script

SHIPPED = DataFiles().prompts

QUESTION = """
  - id: other.hotline
    label: 热线办件
    ask: "{{ year }} 年热线办了多少件？"
    answer: {kind: count, unit: 件}
    fills: facts.hotline
"""

QUESTION_TAIL = "answer: {kind: count, unit: 件}\n    fills: facts.hotline"


def own(folder: Path, question: str = QUESTION) -> DataFiles:
    (folder / "other.yaml").write_text(SHIPPED.text("other.yaml") + question, encoding="utf-8")
    return DataFiles.overlaid(prompts=folder)


def test_an_own_question_is_part_of_the_script(tmp_path: Path) -> None:
    script = load_script(own(tmp_path))
    assert "other.hotline" in [question.id for _, question in script]
    assert script.labels["facts.hotline"] == "热线办件"


def test_a_sentence_may_use_the_fact_of_an_own_question(tmp_path: Path) -> None:
    files = own(tmp_path)
    sentences = tmp_path / "templates" / "wording"
    sentences.mkdir(parents=True)
    text = files.templates.text("wording/other.yaml")
    (sentences / "other.yaml").write_text(
        text.replace("text: |", "text: |\n      热线{{ facts.hotline }}件。\n", 1), encoding="utf-8"
    )
    load_script(DataFiles.overlaid(prompts=tmp_path, templates=tmp_path / "templates"))


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ("{{ yaer }}", "{{ year }}", "没有“yaer”这个名称"),
        ("{{ year", "{{ year }}", "模板写法不对"),
        ("kind: cuont", "kind: count", "只能是"),
        ("fils:", "fills:", "没有这一项"),
        ("id: other.matters", "id: other.hotline", "用了两次"),
        ("id: Other", "id: other.hotline", "id"),
        ("unit: 5", "unit: 件", "应当是文字"),
        ("fills: hotline", "fills: facts.hotline", "填不了"),
        ("fills: ''", "fills: facts.hotline", "填不了"),
        ("fills: opening", "fills: facts.hotline", "填不了"),
        ("fills: year", "fills: facts.hotline", "填不了"),
        ("fills: disclosure.fees", "fills: facts.hotline", "填不了"),
        ("answer: {kind: text}\n    fills: disclosure.permits", QUESTION_TAIL, "填不了"),
        (
            "answer: {kind: breakdown, slots: none, unit: 件}\n    fills: 'facts.{slot}'",
            QUESTION_TAIL,
            "没有“none”这一组",
        ),
        ("answer: {kind: breakdown, slots: results, unit: 件}\n    fills: 'requests.{slot}'", QUESTION_TAIL, "填不了"),
        ("fills: facts.hotline\n    check: [T9-01]", "fills: facts.hotline", "没有“T9-01”这条核对规则"),
    ],
)
def test_a_mistake_is_told_with_file_and_key(tmp_path: Path, wrong: str, right: str, said: str) -> None:
    with pytest.raises(DataFileError) as caught:
        load_script(own(tmp_path, QUESTION.replace(right, wrong)))
    assert said in str(caught.value)
    assert "other.yaml" in str(caught.value)


def test_the_places_of_the_shipped_questions_hold_their_answers() -> None:
    script = load_script(DataFiles())
    for part, question in script:
        check_places(question, part.key, script)
