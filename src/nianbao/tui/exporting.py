"""Writing the report out from the app: what stands in the way, which files, and where they are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.app import App

from nianbao.errors import NianbaoError
from nianbao.language.line_breaking import legible
from nianbao.session.choices import Option
from nianbao.session.drafting import Drafting
from nianbao.session.signing import sheet_path
from nianbao.session.standing import Standing
from nianbao.tui.open_file import open_with_system
from nianbao.tui.screens.choice import ChoiceScreen
from nianbao.tui.terminal import copy_text

REVIEW, DRAFT, FINAL = "review", "draft", "final"
WORD, SINGLE_ROW, WEB = "word", "single_row", "web"

_KINDS = (
    Option(WORD, "Word 文件，直接交付"),
    Option(SINGLE_ROW, "Word 文件，（六）其他处理按旧样式印成一行"),
    Option(WEB, "网页，可以贴进网站的编辑框"),
)


async def export(app: App[Any], drafting: Drafting, *, draft: bool = False) -> bool:
    """Asks, writes, and says where; True where the drafter wishes to look at what stands in the way instead."""
    way = DRAFT if draft else await _way(app, drafting.blockers())
    if way not in (DRAFT, FINAL):
        return way == REVIEW
    kind = await app.push_screen_wait(ChoiceScreen("写成哪一种？", _KINDS))
    if kind:
        try:
            path = drafting.export(draft=way == DRAFT, web=kind == WEB, single_other_row=kind == SINGLE_ROW)
        except NianbaoError as error:
            app.notify(legible(str(error)), severity="error", timeout=20, markup=False)
        else:
            await _show(app, path, None if kind == WEB else sheet_path(path, drafting.office.files))
    return False


async def _way(app: App[Any], found: Standing) -> str:
    """How to go on: review, as a draft, or as final."""
    draft = Option(DRAFT, "仍要导出草稿，文件上会标明“草稿”")
    review = Option(REVIEW, "去看看")
    if not found.finished:
        return await app.push_screen_wait(ChoiceScreen(_in_the_way(found), [review, draft]))
    if found.warnings:
        sentence = f"还有 {len(found.warnings)} 处要您看一眼。"
        return await app.push_screen_wait(ChoiceScreen(sentence, [review, Option(FINAL, "就是这样，导出"), draft]))
    return FINAL


def _in_the_way(found: Standing) -> str:
    counts = (
        (len(found.open), "项没有答"),
        (len(found.stale), "项待复核"),
        (len(found.errors), "处对不上"),
    )
    return f"还有 {'，'.join(f'{count} {what}' for count, what in counts if count)}，先改好再导出。"


async def _show(app: App[Any], path: Path, sheet: Path | None) -> None:
    ways = [
        Option("file", "打开文件"),
        Option("folder", "打开所在的文件夹"),
        Option("copy", "复制它的位置"),
        Option("", "回到对话"),
    ]
    sentence = f"写好了，每个数都和草稿核对过：\n{path}"
    if sheet is not None:
        sentence += f"\n旁边还有一份勾稽核对表，供签发的人看：\n{sheet.name}"
    while way := await app.push_screen_wait(ChoiceScreen(sentence, ways)):
        if way == "copy":
            sentence = copy_text(str(path), path.parent)
        else:
            sentence = open_with_system(path if way == "file" else path.parent)
