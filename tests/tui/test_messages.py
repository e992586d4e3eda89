from offices import SPEECH

from nianbao.interview.utterance import Tone, Utterance
from nianbao.tui.transcript_messages import FOLDED_HELP, LONGEST_HELP, Messages


def shown(*lines: str) -> list[str]:
    return [said.text for said in Messages(SPEECH).of([Utterance(Tone.HELP, "\n".join(lines))], offers=True)]


def test_short_help_is_shown_in_full() -> None:
    lines = ["数什么"] * LONGEST_HELP
    assert shown(*lines) == ["\n".join(lines)]


def test_long_help_is_folded_so_that_the_question_stays_in_sight() -> None:
    [text] = shown(*(f"第{number}行" for number in range(25)))
    assert text.startswith("第0行\n第1行\n")
    assert f"还有 {25 - FOLDED_HELP} 行" in text


def test_help_that_was_seen_is_not_shown_again() -> None:
    messages, help_text = Messages(SPEECH), Utterance(Tone.HELP, "数什么")
    assert [len(list(messages.of([help_text], offers=True))) for _ in range(2)] == [1, 0]
