"""The preview: the report as it stands, what is at hand marked and in sight."""

from tui_host import HOSTILE, Host, assert_rows_fit, at_both_sizes, rows

from nianbao.data_files import DataFiles
from nianbao.session.report_blocks import BlockKind, PreviewBlock
from nianbao.tui.widgets.preview import Preview

FORM = DataFiles().form


def report(values=(), words="未收到政府信息公开申请。") -> list[PreviewBlock]:
    tables = {
        section.key: PreviewBlock(BlockKind.TABLE, section.key, form=FORM, cells=dict(values))
        for section in FORM.sections[1:4]
    }
    return [
        PreviewBlock(BlockKind.TITLE, text="二七区商务局\n2025年政府信息公开工作年度报告"),
        PreviewBlock(BlockKind.HEADING, "overview", "一、总体情况"),
        PreviewBlock(BlockKind.PART, "overview.on_request", "（二）依申请公开"),
        PreviewBlock(BlockKind.PARAGRAPH, "overview.on_request", words),
        PreviewBlock(BlockKind.MISSING, "overview.management", "（还没有写）"),
        PreviewBlock(BlockKind.HEADING, "requests", "三、收到和处理政府信息公开申请情况"),
        tables["requests"],
        PreviewBlock(BlockKind.REMARK, "requests", "自然人：120 + 0 = 111 + 0，还差 9"),
        PreviewBlock(BlockKind.HEADING, "disputes", "四、政府信息公开行政复议、行政诉讼情况"),
        tables["disputes"],
    ]


def marked(preview: Preview) -> list[str]:
    style = preview.get_component_rich_style("line--marked")
    strips = [preview.render_line(y) for y in range(preview.size.height)]
    return [segment.text.strip() for strip in strips for segment in strip if segment.style == style]


async def test_the_report_is_set_as_a_page():
    async with Host(Preview()).run_test(size=(59, 16)) as pilot:
        pilot.app.query_one(Preview).show(report({"requests.new.natural_person": 120}))
        await pilot.pause()
        assert [row[:-1].rstrip() for row in rows(pilot.app)] == [
            " " * 23 + "二七区商务局",
            " " * 14 + "2025年政府信息公开工作年度报告",
            "",
            " 一、总体情况",
            "",
            " （二）依申请公开",
            " 　　未收到政府信息公开申请。",
            " （还没有写）",
            "",
            " 三、收到和处理政府信息公开申请情况",
            " ┌────────────────────┬────┬────┬────┬────┬────┬────┬────┐",
            " │                    │自然│企业│科研│公益│法律│其他│总计│",
            " ├────────────────────┼────┼────┼────┼────┼────┼────┼────┤",
            " │一、本年新收政府信息│ 120│   ·│   ·│   ·│   ·│   ·│   ·│",
            " │公开申请数量        │    │    │    │    │    │    │    │",
            " │二、上年结转政府信息│   ·│   ·│   ·│   ·│   ·│   ·│   ·│",
        ]


async def test_a_cell_far_down_is_marked_and_brought_into_sight():
    async with Host(Preview()).run_test(size=(60, 16)) as pilot:
        preview = pilot.app.query_one(Preview)
        values = {"disputes.reconsideration.upheld": 37}
        preview.show(report(values), "disputes.reconsideration.upheld")
        await pilot.pause()
        assert marked(preview) == ["37"]
        preview.show(report(values), "disputes.reconsideration.*")
        await pilot.pause()
        assert marked(preview) == ["37", "·", "·", "·", "·"]


async def test_a_passage_is_marked_with_its_heading():
    async with Host(Preview()).run_test(size=(60, 16)) as pilot:
        preview = pilot.app.query_one(Preview)
        preview.show(report(), "overview.on_request")
        await pilot.pause()
        assert marked(preview) == ["（二）依申请公开", "未收到政府信息公开申请。"]


async def test_what_is_in_sight_stays_where_it_is():
    async with Host(Preview()).run_test(size=(60, 16)) as pilot:
        preview = pilot.app.query_one(Preview)
        preview.show(report(), "requests.new.natural_person")
        await pilot.pause()
        before = preview.scroll_offset
        preview.show(report(), "requests.new.enterprise")
        await pilot.pause()
        assert preview.scroll_offset == before


@at_both_sizes
async def test_hostile_words_are_text_at_any_size(size):
    async with Host(Preview()).run_test(size=size) as pilot:
        pilot.app.query_one(Preview).show(report(words=HOSTILE), "overview.on_request")
        await pilot.pause()
        assert_rows_fit(pilot.app)
        assert "[/] [b]粗[/b] \\ 😀👍 𠮷" in "".join(rows(pilot.app))
        await pilot.resize_terminal(61, 20)
        await pilot.pause()
        assert_rows_fit(pilot.app)
