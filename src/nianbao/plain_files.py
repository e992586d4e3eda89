"""Files opened in one way: plain ones alone, never waited for, never created or emptied through a link."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

_CAREFULLY = (
    getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
"""A link is refused, a pipe is not waited for, a terminal does not become ours, a child does not inherit the file."""


def open_plain(path: Path, flags: int = os.O_RDONLY, mode: int = 0o600) -> int:
    """A descriptor of the plain file at `path`; the caller closes it.

    Raises OSError: ELOOP where a link stands there, ENODEV for a pipe or a device, EISDIR for a folder. ValueError for
    a name that no system takes.
    """
    if os.name == "nt" and path.is_symlink():
        raise OSError(errno.ELOOP, "a link stands there")
    descriptor = os.open(path, flags | _CAREFULLY, mode)
    kind = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(kind):
        os.close(descriptor)
        if stat.S_ISDIR(kind):
            raise IsADirectoryError(errno.EISDIR, "is a folder")
        raise OSError(errno.ENODEV, "no plain file stands there")
    return descriptor


def read_plain(path: Path, most: int) -> bytes:
    """The bytes of a plain file, one more than `most` of them where there are more; raises OSError, ValueError.

    A link that the user put there leads to its file; a pipe would be waited for without end, and a device has none.
    """
    with open(open_plain(Path(os.path.realpath(path))), "rb") as file:
        # Room for all that is asked for is made before a byte is read: more than the file has costs time.
        wanted = min(most, os.fstat(file.fileno()).st_size) + 1
        data = file.read(wanted)
        # A file that is just being written, or lies on a drive that does not know its size, may be longer.
        return data + file.read(most + 1 - len(data)) if len(data) == wanted else data
