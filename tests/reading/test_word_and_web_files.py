"""Word files and web pages come down to the same blocks."""

from __future__ import annotations

from pathlib import Path

import pytest
from published_reports import (
    ORGAN,
    YEAR,
    Paper,
    as_text,
    as_web,
    as_word,
    figures,
    files,
    html_table,
    word_file,
    word_paragraph,
)

from nianbao.reading.blocks import Cell, Paragraph, Table, laid_out
from nianbao.reading.recogniser import recognise
from nianbao.reading.report_file import read_blocks, read_report
from nianbao.reading.web import read_web
from nianbao.reading.word_blocks import read_word


@pytest.mark.parametrize("name", ["年报.docx", "年报.html", "年报.txt", "没有扩展名"])
def test_a_file_is_known_by_its_content(tmp_path: Path, name: str) -> None:
    content = {
        "年报.docx": as_word(Paper()),
        "年报.html": as_web(Paper()).encode(),
        "年报.txt": as_text(Paper()).encode(),
    }
    path = tmp_path / name
    path.write_bytes(content.get(name, as_word(Paper())))
    reading = read_report(path, files())
    assert reading.source == name
    assert reading.report.cells == figures()
    assert (reading.report.organ.name, reading.report.year) == (ORGAN, YEAR)
    assert {source.source for source in reading.report.sources.values()} == {name}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("declared", ["utf-8", "gb2312", ""])
def test_a_page_is_read_in_whatever_encoding_it_is_written(tmp_path: Path, encoding: str, declared: str) -> None:
    meta = '<meta charset="utf-8">'
    page = as_web(Paper()).replace(
        meta, meta.replace("utf-8", declared) + f"<!--{'x' * 100_000}-->" if declared else ""
    )
    path = tmp_path / "年报.html"
    path.write_bytes(page.encode(encoding))
    assert read_report(path, files()).report.cells == figures()


def test_a_few_damaged_bytes_do_not_change_the_encoding(tmp_path: Path) -> None:
    path = tmp_path / "年报.txt"
    path.write_bytes(as_text(Paper()).encode().replace("依法".encode(), b"\xff\xff"))
    assert read_report(path, files()).report.cells == figures()


def test_paragraphs_and_tables_keep_their_order_and_spans() -> None:
    rows = '<tr><td rowspan="2">二</td><th colspan="2">三</th></tr><tr><td>四</td><td>五</td></tr>'
    page = f"<p>一</p><table>{rows}</table>六"
    blocks = read_web(page)
    table = Table(((Cell("二", rows=2), Cell("三", columns=2)), (Cell("四"), Cell("五"))))
    assert blocks == (Paragraph("一"), table, Paragraph("六"))
    layout = laid_out(table)
    assert [[spot and spot.text for spot in row] for row in layout.rows] == [["二", "三", "三"], ["二", "四", "五"]]


def test_words_says_a_merged_cell_again_in_every_row() -> None:
    cell = "<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>"
    rows = [
        cell.format('<w:vMerge w:val="restart"/>', word_paragraph("二"))
        + cell.format('<w:gridSpan w:val="2"/>', word_paragraph("三")),
        cell.format("<w:vMerge/>", word_paragraph("")) + "".join(cell.format("", word_paragraph(t)) for t in "四五"),
    ]
    body = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    assert read_word(word_file(body)) == (
        Table(((Cell("二", rows=2), Cell("三", columns=2)), (Cell("四"), Cell("五")))),
    )


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<w:p><w:r><w:t>20</w:t></w:r><w:r><w:t>24</w:t></w:r></w:p>", "2024"),
        ("<w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>", "新"),
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>题目</w:t></w:r></w:p></w:sdtContent></w:sdt>", "题目"),
        (
            "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>",
            "框",
        ),
        ("<w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>", "链接"),
    ],
    ids=["runs", "tracked changes", "content control", "text box", "link"],
)
def test_text_is_found_wherever_word_keeps_it(body: str, text: str) -> None:
    assert read_word(word_file(body)) == (Paragraph(text),)


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        ("<p>20<span>2</span><b>4</b>年</p>", ["2024年"]),
        ("<div>一<br>二<div>三</div>四</div>", ["一", "二", "三", "四"]),
        ("<script>var x='一'</script><style>p{}</style><nav>首页</nav><p>二</p><footer>版权</footer>", ["二"]),
        ('<p style="display: none">藏</p><p hidden>藏</p><p>见</p>', ["见"]),
        ("<p>一\n  二&nbsp;三</p>", ["一 二 三"]),
        ("<p>政府\u200b信息\ufeff公开</p>", ["政府信息公开"]),
        ("<title>题目</title><p>一</p>", ["题目", "一"]),
        ("<pre>一、总体情况\n好</pre>", ["一、总体情况", "好"]),
    ],
)
def test_what_a_reader_of_the_page_sees(page: str, texts: list[str]) -> None:
    assert [block.text for block in read_web(page) if isinstance(block, Paragraph)] == texts


def test_a_table_that_lays_out_the_page_is_walked_into() -> None:
    rows = "".join(
        f"<tr><td>{part if isinstance(part, str) else html_table(part)}</td></tr>" for part in Paper().parts()
    )
    assert recognise(read_web(f"<table>{rows}</table>"), files()).report.cells == figures()


def test_a_report_that_is_one_table_is_parted_at_its_headings() -> None:
    rows = "".join(
        f'<tr><td colspan="15">{part}</td></tr>' if isinstance(part, str) else html_table(part)[7:-8]
        for part in Paper().parts()
    )
    report = recognise(read_web(f"<table>{rows}</table>"), files()).report
    assert report.cells == figures()
    assert set(report.passages) == set(files().form.passages)
    assert report.organ.name == ORGAN


def test_tables_of_tabs_are_found_in_word_paragraphs() -> None:
    body = "".join(word_paragraph(line) for line in as_text(Paper()).split("\n"))
    data = word_file(body.replace("\t", "</w:t><w:tab/><w:t>"))
    assert recognise(read_word(data), files()).report.cells == figures()


def test_pictures_written_into_a_page_do_not_count(tmp_path: Path) -> None:
    path = tmp_path / "年报.html"
    path.write_text(f'<img src="data:image/png;base64,{"A" * 5_000_000}">{as_web(Paper())}')
    assert Paragraph(Paper().head[0]) in read_blocks(path)
