"""What a program asks of the system, as strace sees it: in order, paths instead of numbers."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

WATCHED = (
    *("open", "openat", "creat", "write", "pwrite64", "ftruncate", "fsync", "fdatasync"),
    *("rename", "renameat", "renameat2", "link", "linkat", "unlink", "flock"),
)

_LINE = re.compile(rb"^(?P<process>\d+) +(?:<\.\.\. )?(?P<name>\w+)(?:\(| resumed>)(?P<rest>.*)$")
_RESULT = re.compile(rb"\) += (?P<result>-?\d+).*$")
_ESCAPED = re.compile(rb"\\([0-7]{1,3})")
_PATH = re.compile(r'"([^"]*)"|\d+<([^<>]*)>')


class Call(NamedTuple):
    """A call that succeeded: its name, its arguments as strace writes them, and the paths among them."""

    name: str
    arguments: str
    paths: tuple[str, ...]


@cache
def can_be_watched() -> bool:
    """Whether strace is here and allowed to look."""
    if shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "-f", "-o", "/dev/null", "true"], check=False, capture_output=True).returncode == 0


def calls_of(
    command: Sequence[str], said: str, environment: Mapping[str, str], record: Path, *options: str
) -> list[Call]:
    """What the command asked of the system while it heard `said`; `options` are strace's, `record` its file."""
    watching = ["strace", "-f", "-y", "-s", "300", "-e", f"trace={','.join(WATCHED)}", "-o", str(record), *options]
    subprocess.run([*watching, *command], input=said.encode(), env=environment, check=True, capture_output=True)
    return list(_calls(record.read_bytes().splitlines()))


def _calls(lines: Sequence[bytes]) -> Iterator[Call]:
    begun: dict[bytes, bytes] = {}
    for line in lines:
        if (found := _LINE.match(line)) is None:
            continue
        key, rest = found["process"] + found["name"], begun.pop(found["process"] + found["name"], b"") + found["rest"]
        if rest.endswith(b"<unfinished ...>"):
            begun[key] = rest.removesuffix(b"<unfinished ...>")
        elif (result := _RESULT.search(rest)) and not result["result"].startswith(b"-"):
            yield _call(found["name"].decode(), rest[: result.start()])


def _call(name: str, arguments: bytes) -> Call:
    text = _ESCAPED.sub(lambda octal: bytes([int(octal[1], 8)]), arguments).decode(errors="replace")
    paths = [quoted or described for quoted, described in _PATH.findall(text)]
    return Call(name, text, tuple(path for path in paths if path.startswith("/")))
