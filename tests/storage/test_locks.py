"""One project, one sitting: whoever comes second is told who has it, and a crash blocks nobody."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from offices import begun, office, opened
from typing_lines import sat

from nianbao.errors import ProjectError
from nianbao.session.drafting import Drafting
from nianbao.storage import lock
from nianbao.storage.lock import Holder, Lock, LockedError, holder_of

HOLD = """
import sys, time
from pathlib import Path
from nianbao.errors import ProjectError
from nianbao.session.drafting import Drafting
from nianbao.storage.lock import Lock
lock = Lock(Path(sys.argv[1])).acquire()
print("held", flush=True)
sys.stdin.read()
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are ended by signals here")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    with begun(tmp_path) as drafting:
        drafting.conversation.say("没有")
        return drafting.project.path


@pytest.fixture
def other(project: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another process that has the project open."""
    command = [sys.executable, "-c", HOLD, str(project)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        yield process
        process.kill()


def test_a_second_sitting_is_told_who_has_the_project_and_since_when(
    project: Path, other: subprocess.Popen[bytes]
) -> None:
    with pytest.raises(LockedError, match="正在别处打开着") as caught:
        opened(project)
    holder = caught.value.holder
    assert holder is not None
    assert (holder.host, holder.pid) == (socket.gethostname(), other.pid)
    assert str(other.pid) in str(caught.value)
    assert f"{holder.since:%Y-%m-%d %H:%M}" in str(caught.value)


def test_a_second_sitting_in_the_same_process_is_refused_as_well(project: Path) -> None:
    with opened(project), pytest.raises(LockedError):
        opened(project)


def test_the_lock_of_a_killed_process_is_taken_over(project: Path, other: subprocess.Popen[bytes]) -> None:
    other.send_signal(signal.SIGKILL)
    other.wait()
    assert holder_of(Lock(project).path) is not None
    with opened(project) as drafting:
        assert drafting.conversation.answers


def test_a_lock_that_was_given_back_leaves_no_file(project: Path) -> None:
    opened(project).close()
    assert not Lock(project).path.exists()


@pytest.fixture
def of_another_machine(project: Path) -> Path:
    """A lock that was signed on another machine, of which the system here knows nothing."""
    lock = Lock(project).path
    since = datetime(2026, 1, 5, 8, 0).isoformat()
    lock.write_text(json.dumps({"host": "另一台", "pid": 1, "user": "张三", "since": since}))
    return lock


def test_a_lock_from_another_machine_holds_until_the_drafter_takes_it_over(
    project: Path, of_another_machine: Path
) -> None:
    with pytest.raises(LockedError, match=r"张三（另一台，进程 1），2026-01-05 08:00 起.*可以接过来") as caught:
        opened(project)
    assert caught.value.can_be_taken
    with Drafting.open(office(), project, take_over=True):
        holder = holder_of(of_another_machine)
        assert holder is not None
        assert holder.pid == os.getpid()
    assert not of_another_machine.exists()


def test_a_lock_that_a_running_process_holds_is_never_taken_over(project: Path, other: subprocess.Popen[bytes]) -> None:
    with pytest.raises(LockedError) as caught:
        Drafting.open(office(), project, take_over=True)
    assert not caught.value.can_be_taken


def test_in_line_mode_it_is_taken_over_on_a_yes_alone(project: Path, of_another_machine: Path) -> None:
    for line in ("否", "", "也许"):
        assert "接着上次的写" not in sat(project.parent, "1", line).text
        assert of_another_machine.exists()
    text = sat(project.parent, "1", "是").flat
    assert "确认那边已经关了吗？" in text
    assert "接着上次的写" in text


@pytest.mark.parametrize("kind", ["a link to a file", "a link to nothing", "a pipe", "a device", "a folder"])
def test_what_stands_in_the_place_of_a_lock_is_left_alone_and_told(tmp_path: Path, project: Path, kind: str) -> None:
    lock, target = Lock(project).path, tmp_path / "别人的.txt"
    if kind == "a link to a file":
        target.write_text("别人的字")
        lock.symlink_to(target)
    elif kind == "a link to nothing":
        lock.symlink_to(target)
    elif kind == "a pipe":
        os.mkfifo(lock)
    elif kind == "a device":
        lock.symlink_to("/dev/zero")
    else:
        lock.mkdir()
    with pytest.raises(ProjectError):
        opened(project)
    assert target.exists() == (kind == "a link to a file")
    assert not target.exists() or target.read_text() == "别人的字"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"host": 3}', "\0\0"])
def test_a_lock_file_that_says_nothing_is_stale(project: Path, text: str) -> None:
    Lock(project).path.write_text(text)
    opened(project).close()


def test_a_lock_is_private(project: Path) -> None:
    with opened(project):
        assert os.stat(Lock(project).path).st_mode & 0o777 == 0o600


def test_a_lock_that_its_holder_gives_back_meanwhile_is_taken_anew(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its holder may remove the file between opening and locking: a lock on a file without a name locks nobody out."""
    grabbed: list[Path] = []
    grab = lock._grab

    def grab_what_is_removed_once(descriptor: int, holder: Holder | None) -> Any:
        grip = grab(descriptor, holder)
        if not grabbed:
            mine.path.unlink()
        grabbed.append(mine.path)
        return grip

    monkeypatch.setattr(lock, "_grab", grab_what_is_removed_once)
    mine = Lock(project)
    with mine:
        assert len(grabbed) == 2
        assert holder_of(mine.path) is not None
