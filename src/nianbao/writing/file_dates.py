"""The dates that written files carry: none of their own, or the one that the environment asks for."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from nianbao.errors import WritingError

_EPOCH = "SOURCE_DATE_EPOCH"


def asked_moment() -> datetime | None:
    """The time that the environment asks files to carry (reproducible-builds.org); raises WritingError."""
    epoch = os.environ.get(_EPOCH)
    if epoch is None:
        return None
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise WritingError(
            f"环境变量 {_EPOCH} 不是一个时间", where=epoch, remedy="请改成从 1970 年起的秒数，或者去掉它。"
        ) from error
