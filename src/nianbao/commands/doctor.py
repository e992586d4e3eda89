"""`nianbao doctor`: what works on this machine, and what to do about the rest."""

from __future__ import annotations

import locale
import os
import platform
import shutil
import sys
import tempfile
from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from nianbao.commands.setting import data_files, folder_of_drafts
from nianbao.data_files import DataFiles
from nianbao.errors import NianbaoError, ReadingError
from nianbao.interview.commands import load_commands
from nianbao.interview.reply_texts import ReplyTexts, Speech
from nianbao.interview.script_files import load_script
from nianbao.own_process import PartError
from nianbao.session.checking import WORD, page_faults
from nianbao.storage.config_folder import config_folder
from nianbao.tui.terminal import why_unusable
from nianbao.writing.machine import missing_fonts, word_processors

_PACKAGES = ("textual", "python-docx", "lxml", "pdfplumber", "pydantic", "jinja2")


@dataclass(frozen=True)
class Finding:
    """One thing looked at; `remedy` says what to do, empty where it works."""

    what: str
    state: str
    remedy: str = ""

    def __str__(self) -> str:
        mark = "要处理" if self.remedy else "正常"
        return f"[{mark}] {self.what}：{self.state}" + (f"。{self.remedy}" if self.remedy else "")


def run(arguments: Namespace) -> int:
    """Print everything that was looked at; 1 where the program cannot work as it is.

    With a Word file, look at its page alone; 1 where anything in it is not as GB/T 9704-2012 wants it.
    """
    if arguments.file is not None:
        return _page(arguments.file, arguments)
    found = [
        *_versions(),
        *_terminal(),
        *_fonts(),
        *_programs(),
        *_folders(arguments),
        *_data(arguments),
        *_sample(arguments),
        *_pdf(),
    ]
    for finding in found:
        print(finding)
    needed = [finding for finding in found if finding.remedy and finding.what in _NEEDED]
    return 1 if needed else 0


def _page(file: Path, arguments: Namespace) -> int:
    """The page of a Word file: each fault with its clause."""
    found = page_faults(file, data_files(arguments))
    for finding in found:
        print(f"{finding.id} {finding.message}")
    if not found:
        print("版面都对。" if file.suffix.lower() == WORD else "版面只查 Word 文件（.docx）。")
    return 1 if found else 0


_NEEDED = ("草稿文件夹", "配置文件夹", "问题和文字")
"""What the program cannot do without."""


def _versions() -> Iterator[Finding]:
    yield Finding("版本", f"nianbao {_version('nianbao')}，Python {platform.python_version()}，{platform.platform()}")
    yield Finding("组件", "，".join(f"{name} {_version(name)}" for name in _PACKAGES))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "没有安装"


def _terminal() -> Iterator[Finding]:
    size = shutil.get_terminal_size()
    kind = os.environ.get("TERM", "") or ("Windows Terminal" if "WT_SESSION" in os.environ else "未知")
    reason = why_unusable()
    speech = Speech(ReplyTexts(DataFiles().prompts))
    remedy = f"{speech.text(reason)}逐行问答同样能写完整份报告。" if reason else ""
    yield Finding("终端", f"{kind}，{size.columns} 列 {size.lines} 行", remedy)
    encoding = sys.stdout.encoding or "未知"
    narrow = "" if "utf" in encoding.lower() else "汉字可能显示成问号，请把终端的编码改成 UTF-8。"
    yield Finding("编码", f"{encoding}，区域 {locale.setlocale(locale.LC_CTYPE)}", narrow)


def _fonts() -> Iterator[Finding]:
    missing = missing_fonts()
    if missing is None:
        yield Finding("字体", "这台机器没有 fc-list，查不了")
    elif missing:
        remedy = "Word 文件里写的仍是公文字体，在装了这些字体的电脑上打开就对；在这台机器上显示的是代用字体。"
        yield Finding("字体", f"缺少 {'、'.join(missing)}", remedy)
    else:
        yield Finding("字体", "公文字体都在")


def _programs() -> Iterator[Finding]:
    there = [f"{name}（{path}）" for name, path in word_processors()]
    remedy = "" if there else "写 Word 文件不需要它；要在这台机器上查看、打印，请装 WPS 或 LibreOffice。"
    yield Finding("文字处理软件", "，".join(there) or "没有找到 LibreOffice、WPS 或 Word", remedy)


def _folders(arguments: Namespace) -> Iterator[Finding]:
    places: tuple[tuple[str, Callable[[], Path]], ...] = (
        ("草稿文件夹", lambda: folder_of_drafts(arguments)),
        ("配置文件夹", config_folder),
    )
    for what, place in places:
        try:
            folder = place()
        except NianbaoError as error:
            yield Finding(what, "找不到", str(error))
            continue
        writable = _writable(folder)
        yield Finding(what, str(folder), "" if writable else "写不进去，请用 --folder 换一个文件夹。")


def _writable(folder: Path) -> bool:
    """Whether a file can be made in the folder, or, while it is not there yet, in the one that will hold it."""
    there = next((each for each in (folder, *folder.parents) if each.exists()), folder)
    try:
        with tempfile.TemporaryFile(dir=there):
            return True
    except OSError:
        return False


def _data(arguments: Namespace) -> Iterator[Finding]:
    try:
        files = data_files(arguments)
        script = load_script(files)
        load_commands(files)
    except NianbaoError as error:
        yield Finding("问题和文字", "有错", str(error))
        return
    yield Finding("问题和文字", f"{len(script.questions)} 个问题，{len(script.form.cells)} 个格子")


def _sample(arguments: Namespace) -> Iterator[Finding]:
    """A Word file written on this machine is opened by python-docx, which shares no code with what wrote it."""
    from io import BytesIO

    from docx import Document

    from nianbao.report import Report
    from nianbao.writing import word_document

    try:
        files = data_files(arguments)
        document = Document(BytesIO(word_document(Report(), files, draft=True)))
    except NianbaoError as error:
        yield Finding("Word 样张", "写不出来", str(error))
        return
    yield Finding("Word 样张", f"写得出，打得开，{len(document.tables)} 张表")


_BLANK_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


def _pdf() -> Iterator[Finding]:
    """A blank page is put before what reads PDFs in a process of its own, which finds no text on it."""
    from nianbao.reading.pdf import read_pdf

    with tempfile.TemporaryDirectory(prefix="nianbao-") as folder:
        blank = Path(folder) / "blank.pdf"
        blank.write_bytes(_BLANK_PDF)
        try:
            read_pdf(blank)
        except PartError as error:
            yield Finding("读 PDF", "读不了", f"{error.what}。去年的报告请改用 Word 原稿或网页。")
            return
        except ReadingError:
            pass
    yield Finding("读 PDF", "读得了")
