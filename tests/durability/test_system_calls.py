"""What is promised about flushing, links and locks, held against what the system is really asked for."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from durability.system_calls import Call, calls_of, can_be_watched
from offices import environment_of, typed_in_order

if not can_be_watched():
    pytest.skip("strace is not here, or may not look", allow_module_level=True)

WRITES = ("write", "pwrite64", "ftruncate")
FLUSHES = ("fsync", "fdatasync")
RENAMES = ("rename", "renameat", "renameat2")
LINKS = ("link", "linkat")
OPENS = ("open", "openat", "creat")


def sitting(home: Path, *options: str) -> list[Call]:
    """What a sitting in line mode asks for its drafts and its output: an organ named, an answer undone, an export."""
    said = [*typed_in_order("department-quiet")[:6], "/撤销", "/导出 草稿", "/退出"]
    command = [sys.executable, "-m", "nianbao", "--plain", "--folder", str(home / "drafts")]
    text = "".join(f"{line}\n" for line in said)
    every = calls_of(command, text, environment_of(home), home / "calls", *options)
    return [call for call in every if is_told(call) or any("/drafts" in path for path in call.paths)]


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> list[Call]:
    return sitting(tmp_path_factory.mktemp("home"))


def is_told(call: Call) -> bool:
    return call.name == "write" and call.arguments.startswith("1<")


def is_lock(path: str) -> bool:
    return path.endswith(".lock")


def renamed(calls: list[Call], suffix: str) -> list[int]:
    """Where a file of that kind is put in its place."""
    return [at for at, call in enumerate(calls) if call.name in RENAMES and call.paths[-1].endswith(suffix)]


def unflushed(calls: list[Call]) -> list[Call]:
    """The renamings of files of which something that was written had not been flushed."""
    written: set[str] = set()
    found = []
    for call in calls:
        if call.name in WRITES and not is_told(call):
            written.add(call.paths[0])
        elif call.name in OPENS and "O_CREAT" in call.arguments and not is_lock(call.paths[-1]):
            # What another call than these fills it with (sendfile, copy_file_range) has to be flushed as well.
            written.add(call.paths[-1])
        elif call.name in FLUSHES:
            written.discard(call.paths[0])
        elif call.name in RENAMES and call.paths[0] in written:
            found.append(call)
    return found


def test_draft_copy_and_word_file_are_put_in_place_in_this_sitting(calls: list[Call]) -> None:
    assert [len(renamed(calls, suffix)) >= least for suffix, least in ((".json", 8), (".bak", 7), (".docx", 2))] == [
        True
    ] * 3


def test_what_takes_a_place_was_flushed_before(calls: list[Call]) -> None:
    assert unflushed(calls) == []


def test_a_renaming_is_flushed_before_anything_is_told(calls: list[Call]) -> None:
    waiting: set[str] = set()
    for call in calls:
        if call.name in RENAMES:
            waiting |= {str(Path(path).parent) for path in call.paths}
        elif call.name in FLUSHES:
            waiting.discard(call.paths[0])
        elif is_told(call):
            assert waiting == set(), call.arguments
    assert sum(map(is_told, calls)) > 20


def test_the_copy_of_what_stood_there_is_made_before_it_is_replaced(calls: list[Call]) -> None:
    kept: dict[str, bool] = {}
    for call in (each for each in calls if each.name in RENAMES):
        target = call.paths[-1]
        if target.endswith(".bak"):
            kept[target.removesuffix(".bak")] = True
        elif target.endswith(".json") and call.paths[0].endswith(".tmp"):
            assert kept.get(target, True), call.arguments
            kept[target] = False


def test_no_link_is_followed_and_no_pipe_waited_for(calls: list[Call]) -> None:
    opened = [call for call in calls if call.name in OPENS and "O_DIRECTORY" not in call.arguments]
    assert len(opened) > 20
    for call in opened:
        new = "O_CREAT|O_EXCL" in call.arguments
        assert new or ("O_NOFOLLOW" in call.arguments and "O_NONBLOCK" in call.arguments), call.arguments


def test_a_lock_is_held_before_it_is_signed_and_never_emptied_by_opening(calls: list[Call]) -> None:
    held: set[str] = set()
    signed = 0
    for call in (each for each in calls if any(map(is_lock, each.paths))):
        if call.name in OPENS:
            assert "O_TRUNC" not in call.arguments
            held.discard(call.paths[-1])
        elif call.name == "flock":
            assert "LOCK_EX|LOCK_NB" in call.arguments
            held.add(call.paths[0])
        elif call.name in WRITES:
            assert call.paths[0] in held
            signed += 1
    assert signed >= 4


def test_where_files_have_no_second_names_the_copy_is_flushed_too(tmp_path: Path) -> None:
    calls = sitting(tmp_path, "-e", "inject=link,linkat:error=EPERM")
    assert not any(call.name in LINKS for call in calls)
    assert len(renamed(calls, ".bak")) >= 7
    assert unflushed(calls) == []
