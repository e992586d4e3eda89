"""Characters of an input method in the console of Windows, read from records as Windows lays them out."""

from ctypes import POINTER, Structure, Union, byref, c_int, c_uint, c_ushort, c_wchar, cast

import pytest

from nianbao.tui.windows_console import TypedCharacters

SHIFT, NUM_LOCK, CAPS_LOCK, LEFT_CTRL = 0x10, 0x20, 0x80, 0x08
KEY, MOUSE = 1, 2


class Character(Union):
    _fields_ = (("UnicodeChar", c_wchar),)


class Key(Structure):
    _fields_ = (
        ("bKeyDown", c_int),
        ("wRepeatCount", c_ushort),
        ("wVirtualKeyCode", c_ushort),
        ("wVirtualScanCode", c_ushort),
        ("uChar", Character),
        ("dwControlKeyState", c_uint),
    )


class Mouse(Structure):
    _fields_ = (("x_and_y", c_uint), ("buttons", c_uint), ("dwControlKeyState", c_uint), ("flags", c_uint))


class Event(Union):
    _fields_ = (("KeyEvent", Key), ("MouseEvent", Mouse))


class Record(Structure):
    _fields_ = (("EventType", c_ushort), ("Event", Event))


def key(character: str, state: int, *, virtual: int = 0, down: bool = True) -> Record:
    return Record(KEY, Event(KeyEvent=Key(down, 1, virtual, 0, Character(character), state)))


class Console:
    """The part of kernel32 that hands out records."""

    def __init__(self, *records: Record) -> None:
        self.records = records
        self.modes: list[int] = []

    def ReadConsoleInputW(self, console, records, most, count) -> int:  # noqa: N802 (Windows names it)
        target = cast(records, POINTER(Record))
        for at, record in enumerate(self.records[:most]):
            target[at] = record
        cast(count, POINTER(c_uint))[0] = len(self.records[:most])
        return 1

    def SetConsoleMode(self, console, mode: int) -> int:  # noqa: N802 (Windows names it)
        self.modes.append(mode)
        return 1


def states_read(*records: Record, room: int = 8) -> list[int]:
    """The states of the control keys that Textual reads."""
    buffer, count = (Record * room)(), c_uint(0)
    assert TypedCharacters(Console(*records)).ReadConsoleInputW(0, byref(buffer), room, byref(count)) == 1
    return [record.Event.KeyEvent.dwControlKeyState for record in buffer[: count.value]]


@pytest.mark.parametrize("state", [SHIFT, NUM_LOCK, CAPS_LOCK, SHIFT | NUM_LOCK, LEFT_CTRL], ids=hex)
@pytest.mark.parametrize("character", ["？", "！", "：", "《", "好", "a", "\ud842"], ids=ascii)
def test_a_character_of_an_input_method_has_no_control_keys(character: str, state: int) -> None:
    assert states_read(key(character, state)) == [0]


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(key("\x01", LEFT_CTRL, virtual=0x41), id="Ctrl+A"),
        pytest.param(key("A", SHIFT, virtual=0x41), id="Shift+A"),
        pytest.param(key("\0", SHIFT), id="no character"),
        pytest.param(key("？", SHIFT, down=False), id="key up"),
        pytest.param(Record(MOUSE, Event(MouseEvent=Mouse(1, 0, SHIFT, 1))), id="mouse"),
    ],
)
def test_every_other_record_is_as_windows_gave_it(record: Record) -> None:
    before = bytes(record)
    console, buffer, count = TypedCharacters(Console(record)), (Record * 1)(), c_uint(0)
    console.ReadConsoleInputW(0, byref(buffer), 1, byref(count))
    assert bytes(buffer[0]) == before


def test_each_record_of_one_reading_is_looked_at_and_no_more() -> None:
    assert states_read(key("？", SHIFT), key("a", SHIFT, virtual=0x41), key("：", NUM_LOCK), room=2) == [0, SHIFT]


def test_all_else_of_kernel32_is_passed_on() -> None:
    console = Console()
    assert TypedCharacters(console).SetConsoleMode(0, 7) == 1
    assert console.modes == [7]
