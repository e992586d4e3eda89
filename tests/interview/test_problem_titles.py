"""Problems named by their titles: whatever other words a title holds, it means its own problem."""

from __future__ import annotations

from itertools import groupby

import pytest
from offices import answered, example

from nianbao.interview.conversation import Conversation


@pytest.fixture(scope="module")
def at_problems() -> Conversation:
    conversation = answered(example("district-government"))
    conversation.edit("problems.choose")
    return conversation


@pytest.fixture(autouse=True)
def asked_anew(at_problems: Conversation) -> None:
    at_problems.edit("problems.choose")


def test_every_title_that_is_offered_means_its_own_problem(at_problems: Conversation) -> None:
    prompt = at_problems.prompt
    assert prompt is not None
    kind, hearing = prompt.asked.question.answer, at_problems.hearing
    for pair in prompt.situation.offered:
        heard = hearing.hear(prompt, pair.title)
        assert [each["key"] for each in kind.understand(heard.text, prompt.situation)] == [pair.key]


@pytest.mark.parametrize(
    ("word", "numbers"),
    [
        ("依申请公开", [8, 9, 10, 11]),
        ("依申请", [8, 9, 10, 11]),
        ("解读", [12, 13, 14, 15]),
        ("监督保障", [21, 22]),
        ("平台", [19, 20]),
        ("形式", [6, 12]),
        ("2、答复", [10, 15]),
    ],
)
def test_a_word_that_several_problems_have_lists_them_with_their_numbers(
    at_problems: Conversation, word: str, numbers: list[int]
) -> None:
    before = at_problems.answers
    [said] = at_problems.answer(word)
    titles = at_problems.prompt.options if at_problems.prompt else ()
    assert said.text.splitlines()[1:] == [f"{number} {titles[number - 1]}" for number in numbers]
    assert at_problems.answers == before


def test_a_long_list_of_what_is_meant_is_cut_and_says_how_many_are_left(at_problems: Conversation) -> None:
    [said] = at_problems.answer("不")
    lines = said.text.splitlines()
    assert lines[-1] == "还有 7 项，再多写几个字就能对上。"
    assert len(lines) == 1 + 9 + 1


def test_narrowing_a_list_twice_unfolds_no_help(at_problems: Conversation) -> None:
    for word in ("公开", "公开", "答复"):
        assert len(at_problems.answer(word)) == 1


def test_many_problems_are_offered_by_subject_and_the_rest_is_counted(at_problems: Conversation) -> None:
    offer = at_problems.asks()[-1].text.splitlines()
    assert offer[0] == "主动公开：1 公开内容不够全面　2 更新不够及时　等 7 项"
    assert offer[5] == "监督保障：21 干部对公开工作认识不足　22 队伍不稳定"
    assert offer[6] == "还有 10 项，输入类名或其中的字就列出来，例如：主动公开。"


def test_every_problem_stands_in_a_group_and_each_group_in_one_place(at_problems: Conversation) -> None:
    assert at_problems.prompt is not None
    groups = at_problems.prompt.groups
    assert all(groups)
    assert [name for name, _ in groupby(groups)] == list(dict.fromkeys(groups))
