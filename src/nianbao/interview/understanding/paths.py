"""The path of a file, as terminals give it when the file is dragged into them."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path
from urllib.parse import unquote, urlsplit

from nianbao.interview.understanding.unclear import Unclear, bounded, quoted

_WINDOWS = re.compile(r"[A-Za-z]:[\\/]|\\\\")
_CALL = re.compile(r"^&\s+(?=['\"])")
_QUOTES = {"'": "'", '"': '"', "“": "”", "‘": "’", "「": "」"}
_ESCAPED = re.compile(r"\\(.)")


def file_path(text: str) -> Path:
    r"""The path that a terminal typed: quoted, with escaped spaces, as a file:// URL, with ~, or as C:\….

    Raises Unclear where there is none, or more than one. It does not look whether the file is there.
    """
    line = _CALL.sub("", re.sub(r"[\r\n]+", "", bounded(text)).strip())
    path = os.path.expanduser(_from_url(line, text) if _unquoted(line)[:5].lower() == "file:" else _from_shell(line))
    if not path or "\0" in path:
        raise Unclear("unclear_path", {"answer": quoted(text.replace("\0", ""))})
    return Path(path)


def _unquoted(line: str) -> str:
    """What stands between quotes around the whole; the line itself where there are none."""
    if len(line) >= 2 and _QUOTES.get(line[0]) == line[-1] and line[0] not in line[1:-1]:
        return line[1:-1].strip()
    return line


def _from_url(line: str, text: str) -> str:
    try:
        url = urlsplit(_unquoted(line), allow_fragments=False)
    except ValueError:
        raise Unclear("unclear_path", {"answer": quoted(text)}) from None
    path = unquote(url.path if not url.query else f"{url.path}?{url.query}")
    if url.netloc and url.netloc != "localhost":
        return f"//{url.netloc}{path}"
    return path[1:] if _WINDOWS.match(path[1:]) else path


def _from_shell(line: str) -> str:
    inner = _unquoted(line)
    if inner is not line or os.name == "nt" or _WINDOWS.match(inner):
        return inner
    words = _shell_words(line)
    if len(words) > 1 and line[0] in "'\"":
        raise Unclear("unclear_one_file", {"answer": quoted(line), "files": len(words)})
    return words[0] if len(words) == 1 else _ESCAPED.sub(r"\1", line)


def _shell_words(line: str) -> list[str]:
    try:
        return shlex.split(line)
    except ValueError:
        return []
