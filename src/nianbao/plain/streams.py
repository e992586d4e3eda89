"""Streams that can write Chinese, whatever encoding the console has."""

from __future__ import annotations

from typing import TextIO

_SAMPLE = "年报"


def legible_stream(stream: TextIO) -> TextIO:
    """The stream with an encoding that can write Chinese; a character that it lacks becomes a question mark.

    GBK consoles are kept as they are; ASCII and Latin ones would show nothing but question marks, and get UTF-8.
    """
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:
        return stream
    try:
        _SAMPLE.encode(stream.encoding or "ascii")
        reconfigure(errors="replace")
    except (UnicodeEncodeError, LookupError):
        reconfigure(encoding="utf-8", errors="replace")
    return stream
