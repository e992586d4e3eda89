"""What is as it was last year: which answers are listed, in which block, and what becomes of a confirmation."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from offices import finished, opened
from second_years import second_year

from nianbao.session.drafting import Drafting
from nianbao.session.unchanged import PASSAGES, Block, unchanged


@pytest.fixture
def drafting(tmp_path: Path) -> Iterator[Drafting]:
    with second_year(tmp_path) as drafting:
        yield drafting


def blocks(drafting: Drafting) -> dict[str, Block]:
    return {block.key: block for block in drafting.blockers().unchanged}


def say(drafting: Drafting, question: str, text: str) -> None:
    drafting.conversation.edit(question)
    drafting.conversation.answer(text)


class TestBlocks:
    @pytest.mark.parametrize(
        ("block", "question", "says"),
        [
            ("organ", "organ.telephone", "0345-6620418"),
            ("organ", "organ.kind", "政府部门"),
            ("overview", "overview.site_kind", "政府门户网站的栏目"),
            (
                "overview",
                "overview.guidance",
                "习近平新时代中国特色社会主义思想、党的代表大会和历次全会精神、政府信息公开条例、上级年度政务公开工作要点",
            ),
            ("disclosure", "disclosure.documents_in_force", "0"),
            ("requests", "requests.carried_in", "0 件"),
        ],
    )
    def test_what_was_taken_from_last_year_is_listed_with_its_part(
        self, drafting: Drafting, block: str, question: str, says: str
    ) -> None:
        assert blocks(drafting)[block].spelled[question] == says

    def test_an_answer_that_is_asked_later_is_listed_with_the_part_that_it_belongs_to(self, drafting: Drafting) -> None:
        say(drafting, "overview.guidance", "同去年")
        asked = drafting.conversation.state.find("overview.guidance")
        assert asked is not None
        assert asked.part.key == "disputes"
        assert "总的依据" in blocks(drafting)["overview"].labels

    def test_the_blocks_stand_in_the_order_of_the_report_the_passages_last(self, drafting: Drafting) -> None:
        parts = [part.key for part in drafting.conversation.script.parts]
        assert list(blocks(drafting)) == [*(key for key in parts if key in blocks(drafting)), PASSAGES]

    @pytest.mark.parametrize("typed", ["0345-6620418", "0345-6620419"])
    def test_what_was_typed_is_not_listed_though_it_be_the_same(self, drafting: Drafting, typed: str) -> None:
        say(drafting, "organ.telephone", typed)
        assert "organ.telephone" not in blocks(drafting)["organ"].spelled

    def test_the_same_as_last_year_in_so_many_words_is(self, tmp_path: Path) -> None:
        with second_year(tmp_path, {"disclosure.decisions": "同去年"}) as drafting:
            assert "disclosure.decisions" in blocks(drafting)["disclosure"].spelled

    @pytest.mark.parametrize("question", ["other.matters", "problems.details"])
    def test_what_is_proposed_every_year_is_not(self, drafting: Drafting, question: str) -> None:
        assert not any(question in block.spelled for block in blocks(drafting).values())

    def test_a_default_that_is_another_number_than_last_year_s_is_not(self, tmp_path: Path) -> None:
        with second_year(tmp_path, {"disclosure.documents": "制发3"}) as drafting:
            assert drafting.report.cell("disclosure.normative_documents.in_force") == 3
            assert "disclosure" not in blocks(drafting)

    def test_what_is_put_off_is_not(self, drafting: Drafting) -> None:
        say(drafting, "organ.telephone", "待定")
        assert "organ.telephone" not in blocks(drafting)["organ"].spelled

    def test_a_first_year_has_none(self, tmp_path: Path) -> None:
        with finished(tmp_path) as drafting:
            assert drafting.blockers().unchanged == ()


class TestPassages:
    def test_a_passage_is_last_year_s_where_only_its_years_differ(self, drafting: Drafting) -> None:
        last = drafting.conversation.last_year
        assert last is not None
        now = blocks(drafting)[PASSAGES].spelled
        with_year = {key: text for key, text in now.items() if text != last.passages[key]}
        assert with_year
        assert all(text.replace("2025", "2024") == last.passages[key] for key, text in with_year.items())

    def test_a_number_or_a_word_of_its_own_makes_it_this_year_s(self, drafting: Drafting) -> None:
        say(drafting, "overview.on_request", "2025年，我局没有收到政府信息公开申请，无上年结转的申请。")
        assert "overview.on_request" not in blocks(drafting)[PASSAGES].spelled

    def test_one_that_a_check_names_already_is_not_named_twice(self, drafting: Drafting) -> None:
        named = {finding.where for finding in drafting.blockers().findings}
        assert named.isdisjoint(blocks(drafting)[PASSAGES].spelled)
        (everything,) = (block for block in unchanged(drafting.conversation) if block.key == PASSAGES)
        assert not named.isdisjoint(everything.spelled)


class TestConfirmation:
    def test_a_block_is_confirmed_as_a_whole_and_at_the_next_sitting_still_is(self, drafting: Drafting) -> None:
        for block in blocks(drafting).values():
            drafting.confirm(block)
        drafting.close()
        with opened(drafting.project.path) as again:
            assert {block.confirmed for block in blocks(again).values()} == {True}

    def test_the_others_are_not(self, drafting: Drafting) -> None:
        drafting.confirm(blocks(drafting)["organ"])
        assert [key for key, block in blocks(drafting).items() if block.confirmed] == ["organ"]

    @pytest.mark.parametrize("typed", ["0345-6620419", "待定"])
    def test_it_falls_away_when_one_of_its_answers_changes(self, drafting: Drafting, typed: str) -> None:
        drafting.confirm(blocks(drafting)["organ"])
        say(drafting, "organ.telephone", typed)
        assert not blocks(drafting)["organ"].confirmed
        drafting.conversation.undo()
        assert blocks(drafting)["organ"].confirmed

    def test_it_falls_away_when_one_is_added(self, drafting: Drafting) -> None:
        say(drafting, "organ.telephone", "0345-6620419")
        drafting.confirm(blocks(drafting)["organ"])
        drafting.conversation.undo()
        assert not blocks(drafting)["organ"].confirmed

    def test_it_can_be_taken_back(self, drafting: Drafting) -> None:
        drafting.confirm(blocks(drafting)["organ"])
        drafting.confirm(blocks(drafting)["organ"], confirmed=False)
        assert not blocks(drafting)["organ"].confirmed

    def test_it_is_no_answer_and_no_answer_is_taken_back_by_it(self, drafting: Drafting) -> None:
        before = drafting.conversation.memory
        drafting.confirm(blocks(drafting)["organ"])
        assert drafting.conversation.memory.answers == before.answers
        assert drafting.conversation.memory.history == before.history

    def test_the_report_can_be_written_without(self, drafting: Drafting) -> None:
        assert not any(block.confirmed for block in blocks(drafting).values())
        assert drafting.blockers().finished
