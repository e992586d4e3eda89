"""Files that are odd by where they stand or by what comes with them, given to the commands in a process of its own."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from offices import begun, nianbao
from published_reports import ORGAN, Paper, as_text, as_word

from nianbao.plain_files import read_plain
from nianbao.storage.listing import list_projects

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links and pipes are made with Unix calls")


def with_parts(**parts: bytes) -> bytes:
    """A report in Word with further parts in its archive."""
    out = io.BytesIO(as_word(Paper()))
    with zipfile.ZipFile(out, "a") as package:
        for name, data in parts.items():
            package.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def everything_in(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


@pytest.mark.parametrize(
    "data",
    [
        with_parts(word__vbaProject=b"\xd0\xcf\x11\xe0" * 100),
        with_parts(**{"..__..__..__evil.txt": b"x", "__etc__evil": b"x"}),
        with_parts(**{"word__" + "a" * 255: b"x"}),
    ],
    ids=["macros", "paths that climb", "a name of 255 bytes"],
)
def test_what_else_an_archive_holds_is_neither_unpacked_nor_run(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "去年.docx").write_bytes(data)
    before = everything_in(tmp_path)
    done = nianbao("read", "去年.docx", home=tmp_path)
    assert done.returncode == 0
    assert ORGAN in done.stdout.decode()
    assert everything_in(tmp_path) == before


@pytest.mark.parametrize("name", ["a" * 251 + ".txt", "-rf.txt", "[b].txt", "名\n字.txt", "{{ 1 }}.txt", "\x1b[2J.txt"])
def test_a_report_may_be_called_anything(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(as_text(Paper()), encoding="utf-8")
    done = nianbao("read", str(tmp_path / name), home=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    assert b"\x1b" not in done.stdout + done.stderr


def test_a_link_is_followed_and_one_to_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "真.txt").write_text(as_text(Paper()), encoding="utf-8")
    (tmp_path / "好.txt").symlink_to("真.txt")
    (tmp_path / "圈.txt").symlink_to("圈.txt")
    (tmp_path / "断.txt").symlink_to("没有.txt")
    assert nianbao("read", "好.txt", home=tmp_path).returncode == 0
    for name in ("圈.txt", "断.txt"):
        done = nianbao("read", name, home=tmp_path)
        assert done.returncode == 1
        assert "文件" in done.stderr.decode()
        assert "程序出错" not in done.stderr.decode()


@pytest.mark.parametrize("kind", ["pipe", "device", "folder"])
@pytest.mark.parametrize("command", ["read x.txt", "check x.json", "draft x.txt"])
def test_what_is_no_plain_file_is_told_at_once(tmp_path: Path, kind: str, command: str) -> None:
    typed = command.split()
    path = tmp_path / typed[1]
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("/dev/zero")
    done = nianbao(*typed, home=tmp_path)
    assert "程序出错" not in done.stderr.decode()
    assert done.returncode == (0 if (kind, typed[0]) == ("folder", "check") else 1)


def test_a_draft_behind_a_link_that_leads_out_is_listed_and_one_that_is_a_device_is_not(tmp_path: Path) -> None:
    with begun(tmp_path / "别处") as drafting:
        drafting.conversation.say("没有")
    folder = tmp_path / "年报"
    folder.mkdir()
    (folder / "a.json").symlink_to(drafting.project.path)
    (folder / "b.json").symlink_to("/dev/zero")
    (folder / "c.json").symlink_to("c.json")
    assert [each.path.name for each in list_projects(folder)] == ["a.json"]


@pytest.mark.skipif(not Path("/proc/version").exists(), reason="no files that do not know their size here")
@pytest.mark.parametrize("most", [1, 20, 100_000])
def test_a_file_that_does_not_know_its_size_is_read_as_far_as_it_goes(most: int) -> None:
    path = Path("/proc/version")
    assert path.stat().st_size == 0
    assert read_plain(path, most) == path.read_bytes()[: most + 1]
