"""What `nianbao draft` wrote last under which path: a file changed by hand since is told from one that was not."""

from __future__ import annotations

import json
import os
from pathlib import Path

from nianbao.plain_files import read_plain
from nianbao.storage.safe_file import LARGEST, digest
from nianbao.whole_files import PRIVATE, replace_whole

REMEMBERED = 200
"""Files that are remembered, the last ones written."""


class WrittenFiles:
    """Digests by path, kept in a file of the user's config folder; one that cannot be read remembers nothing."""

    def __init__(self, kept_in: Path) -> None:
        self._file = kept_in
        self._digests = _loaded(kept_in)

    def is_unchanged(self, path: Path) -> bool:
        """Whether the file still holds what was written there."""
        try:
            return self._digests.get(os.path.realpath(path)) == digest(read_plain(path, LARGEST))
        except (OSError, ValueError):
            return False

    def remember(self, path: Path) -> None:
        """Keep what the file holds now; where that cannot be kept, the file counts as changed the next time."""
        try:
            self._digests[os.path.realpath(path)] = digest(read_plain(path, LARGEST))
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            last = dict(list(self._digests.items())[-REMEMBERED:])
            replace_whole(self._file, json.dumps(last).encode("ascii"), mode=PRIVATE)
        except (OSError, ValueError):
            return


def _loaded(path: Path) -> dict[str, str]:
    try:
        kept = json.loads(read_plain(path, LARGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    return {str(key): str(value) for key, value in kept.items()} if isinstance(kept, dict) else {}
