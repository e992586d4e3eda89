"""What the disk can do to a draft: it is said in Chinese, the file stays whole, and the answers stay in mind."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from offices import begun, environment_of, opened

from nianbao.errors import ProjectError
from nianbao.interview.utterance import Tone
from nianbao.session.drafting import unsaved
from nianbao.storage.document import load

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="these disks are made with Unix tools")

LIMITED = """
import resource, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from offices import begun
from nianbao.storage.document import load
drafting = begun(Path(sys.argv[1]))
drafting.conversation.say("没有")
before = drafting.project.path.read_bytes()
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (len(before), len(before)))
print(drafting.conversation.say("2025")[0].text)
assert drafting.project.path.read_bytes() == before
assert drafting.conversation.answers["organ.year"].value == 2025
"""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KiB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(disk)], capture_output=True, check=False
    )
    if made.returncode != 0:
        pytest.skip("no disk can be mounted here")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def fill(path: Path) -> None:
    with path.open("wb", buffering=0) as file:
        while True:
            file.write(b"\0" * 4096)


def test_a_full_disk_is_told_and_the_answer_is_saved_once_there_is_room(small_disk: Path) -> None:
    drafting = begun(small_disk / "年报")
    drafting.conversation.say("没有")
    path = drafting.project.path
    before = path.read_bytes()
    filler = small_disk / "filler"
    with pytest.raises(OSError, match="No space"):
        fill(filler)
    said = drafting.conversation.say("2025")
    assert (said[0].tone, "磁盘已满" in said[0].text) == (Tone.ERROR, True)
    assert path.read_bytes() == before
    assert "磁盘已满" in unsaved(drafting)
    filler.unlink()
    assert unsaved(drafting) == ""
    assert load(path).memory.answers["organ.year"].value == 2025
    drafting.close()


def test_a_write_that_fails_halfway_leaves_the_file_whole(tmp_path: Path) -> None:
    arguments = [sys.executable, "-c", LIMITED, str(tmp_path / "年报"), str(Path(__file__).parents[1])]
    done = subprocess.run(arguments, capture_output=True, env=environment_of(tmp_path), check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert "文件超过了" in done.stdout.decode()


def test_a_folder_that_vanished_is_told_and_not_made_again(tmp_path: Path) -> None:
    stick = tmp_path / "U盘"
    drafting = begun(stick)
    drafting.conversation.say("没有")
    aside = stick.rename(tmp_path / "aside")
    said = drafting.conversation.say("2025")
    assert "文件夹不存在" in said[0].text
    assert not stick.exists()
    aside.rename(stick)
    assert unsaved(drafting) == ""
    drafting.close()


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "年报").write_text("")
    with pytest.raises(ProjectError, match="已经有一个同名的文件"):
        begun(tmp_path / "年报")
    with pytest.raises(ProjectError, match="不是文件夹"):
        begun(tmp_path / "年报" / "2025")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_told(tmp_path: Path) -> None:
    drafting = begun(tmp_path / "年报")
    drafting.conversation.say("没有")
    drafting.project.path.parent.chmod(0o500)
    try:
        assert "没有读写这个位置的权限" in drafting.conversation.say("2025")[0].text
    finally:
        drafting.project.path.parent.chmod(0o700)
        drafting.close()


@pytest.fixture
def read_only_disk(small_disk: Path) -> Path:
    drafting = begun(small_disk)
    drafting.conversation.say("没有")
    drafting.close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    return drafting.project.path


def test_a_read_only_disk_is_told(read_only_disk: Path) -> None:
    with pytest.raises(ProjectError, match="只读"):
        opened(read_only_disk)
    with pytest.raises(ProjectError, match="只读"):
        begun(read_only_disk.parent)


@pytest.mark.parametrize("name", ["没有这个.json", "没有这个文件夹/a.json"])
def test_a_project_that_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(ProjectError, match="不存在"):
        opened(tmp_path / name)


def test_a_folder_is_no_project(tmp_path: Path) -> None:
    (tmp_path / "a.json").mkdir()
    with pytest.raises(ProjectError):
        opened(tmp_path / "a.json")


def test_symbolic_links_are_followed_not_replaced(tmp_path: Path) -> None:
    with begun(tmp_path / "真的") as drafting:
        drafting.conversation.say("没有")
    link = tmp_path / "link.json"
    link.symlink_to(drafting.project.path)
    with opened(link) as again:
        again.conversation.say("2025")
    assert link.is_symlink()
    assert load(drafting.project.path).memory.answers["organ.year"].value == 2025
