"""PDF files made up for tests, small and by hand: Chinese text at given places and ruled tables."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

from published_reports import Paper, Rows

WIDTH, HEIGHT = 595, 842
LEFT, RIGHT, TOP, BOTTOM = 80.0, 515.0, 80.0, 770.0
_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end"""


TURNS = {
    0: (b"1 0 0 1 0 0", WIDTH, HEIGHT),
    90: (b"0 1 -1 0 %d 0" % HEIGHT, HEIGHT, WIDTH),
    180: (b"-1 0 0 -1 %d %d" % (WIDTH, HEIGHT), WIDTH, HEIGHT),
    270: (b"0 -1 1 0 0 %d" % WIDTH, HEIGHT, WIDTH),
}
"""How a page is kept that a reader turns by so many degrees: the matrix of what stands on it, its width and height."""


def pdf(
    pages: Iterable[bytes], *, pack: bool = True, more: dict[str, bytes] | None = None, turn: int | None = None
) -> bytes:
    """A PDF with the given contents of pages, which are packed already unless `pack`; `more` belongs to the trailer.

    With `turn` the pages are kept on their side and say by how many degrees a reader turns them upright.
    """
    matrix, width, height = TURNS[turn or 0]
    contents = [page if turn is None else b"%s cm\n%s" % (matrix, page) for page in pages]
    first = 6
    kids = b" ".join(b"%d 0 R" % (first + 2 * number) for number in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(contents)),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /DescendantFonts [4 0 R]"
        b" /ToUnicode 5 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
        b" /Supplement 0 >> /DW 1000 /W [0 [500] 32 126 500] >>",
        _stream(zlib.compress(_UNICODE)),
    ]
    for number, content in enumerate(contents):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Rotate %d /Contents %d 0 R"
            b" /Resources << /Font << /F 3 0 R >> >> >>" % (width, height, turn or 0, first + 2 * number + 1)
        )
        objects.append(_stream(zlib.compress(content) if pack else content))
    return _file(objects, more or {})


def _stream(packed: bytes) -> bytes:
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)


def _file(objects: Sequence[bytes], more: dict[str, bytes]) -> bytes:
    data = b"%PDF-1.5\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    extra = b" ".join(b"/%s %s" % (key.encode(), value) for key, value in more.items())
    return (
        data
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
        + b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, extra, len(data))
    )


def words(text: str, left: float, top: float, size: float) -> bytes:
    """A line of text; a Chinese character is as wide as the size, others half of it."""
    return b"BT /F %.1f Tf %.2f %.2f Td <%s> Tj ET\n" % (
        size,
        left,
        HEIGHT - top - size,
        text.encode("utf-16-be").hex().encode(),
    )


def box(left: float, top: float, right: float, bottom: float) -> bytes:
    return b"%.2f %.2f %.2f %.2f re S\n" % (left, HEIGHT - bottom, right - left, bottom - top)


class Sheets:
    """Pages filled from top to bottom, each with its number at the foot."""

    def __init__(self, *, ruled: bool = True) -> None:
        self.pages: list[bytes] = [b""]
        self.top = TOP
        self.ruled = ruled

    def _room(self, height: float) -> None:
        if self.top + height > BOTTOM:
            self.pages[-1] += words(f"- {len(self.pages)} -", 280, 800, 12)
            self.pages.append(b"")
            self.top = TOP

    def paragraph(self, text: str, size: float = 16) -> None:
        """A paragraph with an indent of two characters, broken at the right margin."""
        line = "\u3000\u3000"
        for sign in text:
            if len(line) * size + size > RIGHT - LEFT:
                self._line(line, size)
                line = ""
            line += sign
        self._line(line, size)

    def _line(self, text: str, size: float) -> None:
        self._room(29)
        indent = len(text) - len(text.lstrip("\u3000"))
        self.pages[-1] += words(text.strip(), LEFT + indent * size, self.top, size)
        self.top += 29

    def table(self, rows: Rows, sizes: Sequence[float]) -> None:
        """A ruled table that goes on over pages; text is broken within its cell."""
        edges = [LEFT + (RIGHT - LEFT) * sum(sizes[:at]) / sum(sizes) for at in range(len(sizes) + 1)]
        waiting = [0] * len(sizes)
        for number, row in enumerate(rows):
            heights = [_height(cell.text, edges, cell.columns) for cell in row if cell.rows == 1]
            height = max(heights, default=24.0)
            self._room(height)
            column = 0
            for cell in row:
                while waiting[column]:
                    column += 1
                right = edges[column + cell.columns]
                deep = self.top + height * (1 if self.top + height * cell.rows > BOTTOM else cell.rows)
                self._cell(cell.text, edges[column], right, self.top + height if number else deep)
                for at in range(column, column + cell.columns):
                    waiting[at] = cell.rows
                column += cell.columns
            waiting = [max(left - 1, 0) for left in waiting]
            self.top += height
        self.top += 10

    def _cell(self, text: str, left: float, right: float, bottom: float) -> None:
        if self.ruled:
            self.pages[-1] += box(left, self.top, right, bottom)
        for number, line in enumerate(_broken(text, right - left)):
            self.pages[-1] += words(line, left + 2, self.top + 3 + 11 * number, 9)


def _broken(text: str, width: float) -> list[str]:
    lines = [""]
    used = 0.0
    for sign in text:
        wide = 4.5 if sign < "\x7f" else 9.0
        if used + wide > width - 3 and lines[-1]:
            lines.append("")
            used = 0.0
        lines[-1] += sign
        used += wide
    return lines


def _height(text: str, edges: Sequence[float], columns: int) -> float:
    return 8.0 + 11 * len(_broken(text, edges[columns] - edges[0]))


SIZES = {4: (2, 1, 1, 1), 10: (1.6, 2.4, 5, 1, 1, 1, 1, 1, 1, 1), 15: (1,) * 15}


def as_pdf(paper: Paper, turn: int | None = None, more: Sequence[bytes] = ()) -> bytes:
    sheets = Sheets()
    for part in paper.parts():
        if isinstance(part, str):
            sheets.paragraph(part)
        else:
            columns = sum(cell.columns for cell in part[0])
            sheets.table(part, SIZES[columns])
    return pdf([*sheets.pages, *more], turn=turn)
