"""The app asks nothing of any network: from the start over a whole conversation to the written file."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from driven_app import press, say, typed

from nianbao.tui.app import NianbaoApp

REACHING = ("connect", "connect_ex", "bind", "sendto")
"""What a socket is used for that leaves the process; the event loop has a pair of its own that does neither."""


async def test_a_report_is_drafted_and_written(
    app: NianbaoApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached: list[str] = []

    def refuse(name: str) -> None:
        def refused(*_: object, **__: object) -> None:
            reached.append(name)
            raise AssertionError(name)

        monkeypatch.setattr(socket.socket if name in REACHING else socket, name, refused)

    for name in (*REACHING, "getaddrinfo", "create_connection"):
        refuse(name)
    async with app.run_test(size=(120, 36)) as pilot:
        await say(pilot, *typed("department-quiet"), "/导出 草稿")
        await press(pilot, "1")
        assert len(list(tmp_path.glob("*.docx"))) == 2
    assert reached == []
