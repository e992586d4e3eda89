import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.wording.unconfirmed import mark, marks, unmark


@pytest.mark.parametrize(
    ("text", "spans", "marked"),
    [
        ("印发手册300份。", [(4, 7)], "印发手册【300】份。"),
        ("4次，300份", [(0, 1), (3, 6)], "【4】次，【300】份"),
        ("没有数", [], "没有数"),
    ],
)
def test_a_number_to_be_confirmed_stands_in_brackets(text: str, spans: list[tuple[int, int]], marked: str) -> None:
    assert mark(text, spans) == marked
    assert unmark(marked) == (text, spans)


@given(st.lists(st.text("甲乙12。", min_size=1, max_size=8), min_size=1, max_size=8))
def test_what_was_marked_is_found_again(pieces: list[str]) -> None:
    text, spans = "", []
    for number, piece in enumerate(pieces):
        if number % 2:
            spans.append((len(text), len(text) + len(piece)))
        text += piece
    assert unmark(mark(text, spans)) == (text, spans)


@pytest.mark.parametrize(
    "text", ["印发手册【300份。", "印发手册300】份。", "印发手册【】300份。", "印发手册【【300份。"]
)
def test_half_a_mark_or_an_empty_one_marks_nothing(text: str) -> None:
    assert unmark(text) == ("印发手册300份。", [])
    assert marks(text) == []


def test_where_a_text_is_marked_tells_the_brackets_too() -> None:
    assert marks("【4】次，【300】份") == [(0, 3), (5, 10)]
