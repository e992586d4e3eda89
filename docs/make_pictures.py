"""The pictures of README and guide, made from the app itself and from the pages of an example."""

from __future__ import annotations

import asyncio
import subprocess
import tempfile
from contextlib import chdir
from datetime import datetime
from functools import cache
from pathlib import Path

import yaml
from PIL import Image, ImageDraw, ImageFont
from rich.style import Style
from textual import events
from textual.strip import Strip
from wcwidth import wcwidth

from nianbao.data_files import DataFiles
from nianbao.session.drafting import Drafting, Office
from nianbao.session.headless import run_answers
from nianbao.tui.app import NianbaoApp

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "examples" / "district-government.yaml"
NOW = datetime(2026, 1, 12, 9, 30)
CELL, ROW, SIZE = 10, 22, 18
"""Pixels of a cell and of a row, and the size of the type: a Chinese character takes two cells."""

FONT, WIDE, NARROW = "NotoSansCJK-Regular.ttc", 7, 5
"""The font, and the faces in it for characters of two cells and of one."""

LINES = {
    "─": "lr",
    "│": "ud",
    "┌": "rd",
    "┐": "ld",
    "└": "ru",
    "┘": "lu",
    "├": "rud",
    "┤": "lud",
    "┬": "lrd",
    "┴": "lru",
    "┼": "lrud",
}
"""Frames are drawn, not written: where each character leads."""
UNTIL = "requests.outcomes.enterprise"


async def chat(folder: Path) -> Image.Image:
    """The app in the middle of 表三."""
    office = Office.load(DataFiles())
    texts = yaml.safe_load(EXAMPLE.read_text(encoding="utf-8"))
    app = NianbaoApp(lambda: (office, folder), now=lambda: NOW)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert app.drafting is not None
        while (prompt := app.drafting.conversation.prompt) is not None and prompt.asked.id != UNTIL:
            if text := str(texts.get(prompt.asked.id, "")):
                app.post_message(events.Paste(text))
            app.post_message(events.Key("enter", None))
            await pilot.pause()
        return drawn(app.screen._compositor.render_strips(), app.size.width)


async def looked_after(folder: Path) -> tuple[Image.Image, Image.Image]:
    """What can be done with a draft at the start, and two years side by side."""
    office = Office.load(DataFiles())
    texts = {key: str(text) for key, text in yaml.safe_load(EXAMPLE.read_text(encoding="utf-8")).items()}
    before = folder.with_name("before")
    with Drafting.begin(office, before, now=lambda: NOW) as last:
        run_answers(last.conversation, texts | {"organ.year": "2024", "requests.new": "380，都是自然人"})
    with Drafting.begin(office, folder, now=lambda: NOW) as drafting:
        run_answers(drafting.conversation, texts | {"last_year": f"'{last.project.path.absolute()}'"})
    app = NianbaoApp(lambda: (office, folder), now=lambda: NOW)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press("f2")
        await pilot.pause()
        start = drawn(app.screen._compositor.render_strips(), app.size.width)
        await pilot.press("escape", "enter")
        await pilot.pause()
        await pilot.press("f7")
        await pilot.pause()
        await pilot.pause()
        return start, drawn(app.screen._compositor.render_strips(), app.size.width)


def drawn(strips: list[Strip], width: int) -> Image.Image:
    """A screen as a picture, each character in its cells as a terminal shows it."""
    image = Image.new("RGB", (width * CELL, len(strips) * ROW))
    pen = ImageDraw.Draw(image)
    for row, strip in enumerate(strips):
        column = 0
        for segment in strip:
            front, back = colours(segment.style)
            for char in segment.text:
                cells = wcwidth(char)
                left, top = column * CELL, row * ROW
                pen.rectangle((left, top, left + cells * CELL, top + ROW), fill=back)
                if char == "▸":
                    pen.polygon(((left + 2, top + 5), (left + 2, top + 17), (left + 9, top + 11)), fill=front)
                elif char in LINES:
                    frame(pen, left, top, LINES[char], front)
                else:
                    pen.text(
                        (left, top - 3), char, font=face(WIDE if cells == 2 or char.isascii() else NARROW), fill=front
                    )
                column += cells
    return image.quantize(64)


@cache
def face(index: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, SIZE, index=index)


def colours(style: Style | None) -> tuple[str, str]:
    """Front and back of a segment, exchanged where it is reversed."""
    front = style.color.get_truecolor().hex if style and style.color else "#e0e0e0"
    back = style.bgcolor.get_truecolor().hex if style and style.bgcolor else "#121212"
    return (back, front) if style and style.reverse else (front, back)


def frame(pen: ImageDraw.ImageDraw, left: int, top: int, leads: str, colour: str) -> None:
    x, y = left + CELL // 2, top + ROW // 2
    ends = {"l": (left, y), "r": (left + CELL, y), "u": (x, top), "d": (x, top + ROW)}
    for lead in leads:
        pen.line(((x, y), ends[lead]), fill=colour)


def pages(folder: Path) -> None:
    """The first page, and the one with 表三, of the example's Word file."""
    word = folder / "report.docx"
    subprocess.run(["nianbao", "draft", EXAMPLE, "-o", word], check=True, capture_output=True)
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, word], check=True, capture_output=True
    )
    found = subprocess.run(["pdftotext", folder / "report.pdf", "-"], check=True, capture_output=True, text=True)
    third = next(at for at, page in enumerate(found.stdout.split("\f"), 1) if "申请人情况" in page)
    for name, page in (("report-page-1", 1), ("report-page-3", third)):
        target = HERE / "pictures" / name
        cut = ["-r", "60", "-png", "-gray", "-f", str(page), "-l", str(page), "-singlefile"]
        subprocess.run(["pdftoppm", *cut, folder / "report.pdf", target], check=True)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(chat(Path(folder) / "drafts")).save(HERE / "pictures" / "chat.png", optimize=True)
        with chdir(folder):
            after = asyncio.run(looked_after(Path("年报")))
        for name, picture in zip(("start", "years"), after, strict=True):
            picture.save(HERE / "pictures" / f"{name}.png", optimize=True)
        pages(Path(folder))


if __name__ == "__main__":
    main()
