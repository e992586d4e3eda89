"""Where a user's own settings are kept."""

from __future__ import annotations

from pathlib import Path

import platformdirs


def config_folder() -> Path:
    """The user's config folder of this program."""
    return Path(platformdirs.user_config_dir("nianbao", appauthor=False))
