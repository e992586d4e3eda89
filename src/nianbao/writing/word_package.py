"""The parts of a Word file and their packing: the same parts always give the same bytes."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from xml.parsers import expat

from markupsafe import Markup

from nianbao.data_files import DataFiles
from nianbao.errors import DataFileError, WritingError
from nianbao.writing.layout import Layout
from nianbao.writing.rendering import rendered
from nianbao.writing.word_text import page_number, paragraph

_EPOCH = "SOURCE_DATE_EPOCH"
_EARLIEST, _LATEST = datetime(1980, 1, 1, tzinfo=UTC), datetime(2107, 12, 31, tzinfo=UTC)
_FOLDER = "layout/parts/"
_PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/styles.xml": "styles.xml",
    "word/settings.xml": "settings.xml",
    "word/fontTable.xml": "font_table.xml",
    "docProps/core.xml": "core.xml",
    "docProps/app.xml": "app.xml",
}


def word_file(files: DataFiles, layout: Layout, body: str, *, title: str, author: str, draft: bool = False) -> bytes:
    """A Word file around `body`, the XML of its paragraphs and tables; a draft says so in its header.

    Dates stand in it only where the environment sets SOURCE_DATE_EPOCH. Raises DataFileError or WritingError.
    """
    moment = asked_moment()
    facts: dict[str, object] = {
        "layout": layout,
        "texts": layout.texts,
        "body": Markup(body),
        "title": title,
        "author": author,
        "draft": draft,
        "moment": "" if moment is None else f"{moment:%Y-%m-%dT%H:%M:%SZ}",
    }
    parts = {part: _part(files, source, **facts) for part, source in _PARTS.items()}
    for number, edge in enumerate(("right", "left"), start=1):
        footer = page_number(layout, outer_edge=edge)
        parts[f"word/footer{number}.xml"] = _part(files, "footer.xml", paragraph=Markup(footer))
        if draft:
            header = paragraph("header", layout.words.draft_header, layout)
            parts[f"word/header{number}.xml"] = _part(files, "header.xml", paragraph=Markup(header))
    return _packed(parts, moment)


def _part(files: DataFiles, source: str, **facts: object) -> str:
    """A part filled in; raises DataFileError where an office's own is no XML, which Word would not open."""
    name = _FOLDER + source
    text = rendered(files, name, **facts)
    if files.templates.is_own(name):
        try:
            expat.ParserCreate().Parse(text.encode("utf-8"), True)
        except expat.ExpatError as error:
            raise DataFileError(
                "写出来不是完整的 XML", where=files.templates.spot(name), remedy="请检查标签是否成对。"
            ) from error
    return text


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


def _packed(parts: Mapping[str, str], moment: datetime | None) -> bytes:
    stamp = min(max(moment or _EARLIEST, _EARLIEST), _LATEST)
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as package:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, stamp.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            package.writestr(entry, text.encode("utf-8"))
    return whole.getvalue()
