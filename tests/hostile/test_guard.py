"""What watches the strange files sees every reach, in this process and in those that it starts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("paths are Unix ones", allow_module_level=True)

WATCHED = """
import contextlib, os, socket, subprocess, sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from hostile.guard import guarded
inside, outside = Path("inside").resolve(), Path("outside").resolve()
with guarded(inside):
    {code}
"""
SWALLOWED = "with contextlib.suppress(AssertionError): socket.socket()"
IN_A_CHILD = "subprocess.run([sys.executable, '-P', '-c', 'open(\"outside/a\", \"w\")'])"


def watched(folder: Path, code: str) -> subprocess.CompletedProcess[str]:
    for name in ("inside", "outside"):
        (folder / name).mkdir()
    (folder / "inside" / "leads out").symlink_to(folder / "outside")
    (folder / "inside" / "mine").write_text("", encoding="utf-8")
    program = WATCHED.format(tests=str(Path(__file__).parents[1]), code=code)
    return subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "code",
    [
        "(outside / 'a').write_text('')",
        "(inside / 'leads out' / 'a').write_text('')",
        "Path('inside-too').mkdir()",
        "(inside / 'mine').rename(outside / 'a')",
        "(outside / 'a').symlink_to(inside)",
        "socket.socket()",
        "os.system('true')",
        "subprocess.run(['true'])",
        SWALLOWED,
        IN_A_CHILD,
    ],
)
def test_a_reach_is_seen(tmp_path: Path, code: str) -> None:
    assert "AssertionError" in watched(tmp_path, code).stderr.splitlines()[-1]


@pytest.mark.parametrize(
    "code",
    [
        "(inside / 'a').write_text('')",
        "(inside / 'mine').rename(inside / 'a')",
        "(inside / 'leads out').unlink()",
        "subprocess.run([sys.executable, '-P', '-c', 'import wave; open(\"inside/a\", \"w\")'], check=True)",
        "import wave",
    ],
)
def test_what_stays_inside_is_not(tmp_path: Path, code: str) -> None:
    assert watched(tmp_path, code).returncode == 0
