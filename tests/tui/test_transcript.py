"""The transcript: what has been said, drawn by lines."""

from tui_host import HOSTILE, Host, assert_rows_fit, at_both_sizes, rows

from nianbao.tui.widgets.transcript import Transcript, TranscriptMessage


def many(count: int) -> list[TranscriptMessage]:
    return [TranscriptMessage("助手", f"第{number}句，" + "一共多少件？" * 6, "question") for number in range(count)]


async def test_a_message_stands_beside_its_speaker():
    async with Host(Transcript()).run_test(size=(40, 6)) as pilot:
        pilot.app.query_one(Transcript).append("助手", "记下了：自然人 120，商业企业 9，法律服务机构 3。", "echo")
        await pilot.pause()
        assert [row.rstrip(" ▁") for row in rows(pilot.app)[1:3]] == [
            " 助手  记下了：自然人 120，商业企业 9，",
            "       法律服务机构 3。",
        ]


async def test_what_goes_on_the_last_message_stands_right_below_it():
    async with Host(Transcript()).run_test(size=(40, 6)) as pilot:
        transcript = pilot.app.query_one(Transcript)
        transcript.extend(
            [
                TranscriptMessage("助手", "多少件？", "question"),
                TranscriptMessage("", "依据：条例", "help"),
                TranscriptMessage("我", "5件", "answer"),
            ]
        )
        await pilot.pause()
        assert [row.rstrip(" ▁") for row in rows(pilot.app)[:5]] == [
            "",
            " 助手  多少件？",
            "       依据：条例",
            "",
            " 我    5件",
        ]


@at_both_sizes
async def test_hostile_text_is_shown_as_text_and_every_row_fits(size):
    async with Host(Transcript()).run_test(size=size) as pilot:
        pilot.app.query_one(Transcript).append(HOSTILE, HOSTILE)
        await pilot.pause()
        assert_rows_fit(pilot.app)
        assert "[/] [b]粗[/b] \\ 😀👍 𠮷 \ufffd倒 ␛[31m红" in rows(pilot.app)[1]


async def test_the_newest_line_stays_in_sight():
    async with Host(Transcript()).run_test(size=(60, 10)) as pilot:
        transcript = pilot.app.query_one(Transcript)
        transcript.extend(many(50))
        await pilot.pause()
        assert "第49句" in "".join(rows(pilot.app))
        transcript.append("我", "最新一句", "answer")
        await pilot.pause()
        assert "最新一句" in "".join(rows(pilot.app))


async def test_what_was_scrolled_to_stays_when_something_is_said():
    async with Host(Transcript()).run_test(size=(60, 10)) as pilot:
        transcript = pilot.app.query_one(Transcript)
        transcript.extend(many(50))
        transcript.focus()
        await pilot.press("pageup", "pageup")
        before = rows(pilot.app)
        transcript.append("我", "最新一句", "answer")
        await pilot.pause()
        assert [row[:-1] for row in rows(pilot.app)] == [row[:-1] for row in before]
        await pilot.press("pagedown", "pagedown", "pagedown")
        transcript.append("我", "再一句", "answer")
        await pilot.pause()
        assert "再一句" in "".join(rows(pilot.app))


async def test_a_resize_breaks_the_lines_anew_and_keeps_the_end_in_sight():
    async with Host(Transcript()).run_test(size=(120, 36)) as pilot:
        pilot.app.query_one(Transcript).extend(many(50))
        await pilot.pause()
        for size in ((80, 24), (33, 7), (120, 36)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert_rows_fit(pilot.app)
            assert "一共多少件？" in "".join(rows(pilot.app)[-3:])


async def test_newer_lines_below_the_screen_are_told_until_the_end_is_reached():
    async with Host(Transcript(below="↓ 有新的话")).run_test(size=(60, 10)) as pilot:
        transcript = pilot.app.query_one(Transcript)
        transcript.extend(many(50))
        await pilot.pause()
        assert "↓ 有新的话" not in "".join(rows(pilot.app))
        transcript.focus()
        await pilot.press("pageup")
        assert rows(pilot.app)[-1].strip(" ▁▂▃▄▅▆▇█") == "↓ 有新的话"
        assert_rows_fit(pilot.app)
        transcript.follow()
        await pilot.pause()
        assert "↓ 有新的话" not in "".join(rows(pilot.app))
        assert "第49句" in "".join(rows(pilot.app))
