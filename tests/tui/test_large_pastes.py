"""A paste is cut while it is read, and nothing else of what a terminal sends is changed."""

from __future__ import annotations

from nianbao.tui import terminal  # isort: skip
import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser

from nianbao.reading.pasted import LONGEST_PASTE
from nianbao.tui.large_pastes import MOST_UNMARKED, UNMARKED, PasteGate, UnmarkedGate, cut_large_pastes

START, END = "\x1b[200~", "\x1b[201~"
assert terminal.CURED_TEXTUAL


@pytest.mark.parametrize("size", [1, 3, 7, 4096, 10**6])
def test_a_large_paste_is_one_sign_too_long_whatever_pieces_it_comes_in(size: int) -> None:
    sent = f"前{START}{'年' * (LONGEST_PASTE * 3)}{END}后{START}五{END}"
    gate = PasteGate()
    passed = "".join(gate.let_in(sent[at : at + size]) for at in range(0, len(sent), size))
    assert passed == f"前{START}{'年' * (LONGEST_PASTE + 1)}{END}后{START}五{END}"


def test_signs_that_textual_drops_are_not_counted() -> None:
    paste = "\0年" * (LONGEST_PASTE + 1)
    assert len(PasteGate().let_in(f"{START}{paste}{END}")) == LONGEST_PASTE + 1 + len(START + END)


@given(pieces=st.lists(st.sampled_from([START, END, "\x1b", "\x1b[", "[201~", "20", "年", "\x1b[A", "a\r"])))
def test_what_is_small_passes_as_it_is(pieces: list[str]) -> None:
    gate = PasteGate()
    sent = "".join(pieces)
    assert "".join(map(gate.let_in, (*pieces, END))) == sent + END


def test_a_key_is_never_held_back() -> None:
    gate = PasteGate()
    assert [gate.let_in(key) for key in ("\x1b", "[", "a", "\x1b[20")] == ["\x1b", "[", "a", "\x1b[20"]


def test_the_reader_of_the_terminal_hears_of_it_and_of_the_keys_behind() -> None:
    cut_large_pastes()
    parser = XTermParser()
    heard = [
        event
        for data in (START, "年" * 200_000, "月" * 200_000, f"{END}5")
        for event in parser.feed(data)
        if isinstance(event, events.Paste | events.Key)
    ]
    assert [type(event) for event in heard] == [events.Paste, events.Key]
    assert len(heard[0].text) == LONGEST_PASTE + 1


class TestWithoutTheMarksOfAPaste:
    """What an old console sends of a paste: so many keys."""

    def test_too_much_in_one_breath_is_told_once_as_a_paste_that_is_too_large(self) -> None:
        gate = UnmarkedGate(now=lambda: 0.0)
        passed = [gate.let_in("年" * 1_000) for _ in range(40)]
        assert passed[: MOST_UNMARKED // 1_000] == ["年" * 1_000] * (MOST_UNMARKED // 1_000)
        assert passed[MOST_UNMARKED // 1_000] == START + UNMARKED * (LONGEST_PASTE + 1) + END
        assert not any(passed[MOST_UNMARKED // 1_000 + 1 :])

    def test_after_a_pause_keys_count_again(self) -> None:
        clock = [0.0]
        gate = UnmarkedGate(now=lambda: clock[0])
        gate.let_in("年" * (MOST_UNMARKED + 1))
        assert gate.let_in("年") == ""
        clock[0] = 2.0
        assert gate.let_in("年") == "年"

    def test_what_takes_long_to_be_handed_on_is_no_pause(self) -> None:
        clock = [0.0]
        gate = UnmarkedGate(now=lambda: clock[0])
        for _ in range(MOST_UNMARKED // 1_000):
            assert gate.let_in("年" * 1_000)
            clock[0] += 5.0
            gate.rest()
        assert gate.let_in("年").startswith(START)
        assert gate.let_in("年") == ""

    def test_reports_of_the_mouse_are_never_counted(self) -> None:
        gate = UnmarkedGate(now=lambda: 0.0)
        moved = "\x1b[<35;10;10M"
        assert all(gate.let_in(moved) == moved for _ in range(MOST_UNMARKED // 5))
