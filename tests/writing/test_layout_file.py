"""The page as data: an office changes a font or a width in a file, and a mistake there is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from written import FILES, W, full_report, part, value

from nianbao.data_files import DataFiles
from nianbao.errors import DataFileError
from nianbao.writing.layout import layout
from nianbao.writing.word import word_document


def overlaid(folder: Path, old: str, new: str) -> DataFiles:
    """The shipped layout with one place changed by the office."""
    shipped = FILES.templates.text("layout/2021.yaml")
    assert old in shipped
    own = folder / "layout" / "2021.yaml"
    own.parent.mkdir()
    own.write_text(shipped.replace(old, new, 1), encoding="utf-8")
    return DataFiles.overlaid(templates=folder)


def test_an_office_can_change_font_and_size(tmp_path: Path) -> None:
    files = overlaid(tmp_path, "section:      {font: 黑体, size: 16", "section:      {font: 思源黑体, size: 15")
    data = word_document(full_report(), files)
    heading = next(style for style in part(data, "word/styles.xml") if style.get(f"{W}styleId") == "Heading1")
    assert (value(heading, "rPr/rFonts", "eastAsia"), value(heading, "rPr/sz")) == ("思源黑体", "30")


def test_an_office_can_change_the_title_and_the_page_number(tmp_path: Path) -> None:
    files = overlaid(tmp_path, '"— {page} —"', '"第 {page} 页"')
    assert "第 1 页" in "".join(
        node.text or "" for node in part(word_document(full_report(), files), "word/footer1.xml").iter(f"{W}t")
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("grid: {lines: 22", "grid: {line: 22", "grid.lines.*缺少这一项"),
        ("width: 210", "width: 很宽", "paper.width"),
        ("width: 210", "width: -210", "paper.width"),
        ("{page}", "{pages}", r"words.page_number.*应当恰好含有 \{page\}"),
        ("widths: [9.5, 27", "widths: [27", "tables.requests.widths.*应当有 10 个数，现在有 9 个"),
        ("band_fill: C6D9F1", "band_fill: 浅蓝", "tables.band_fill"),
        ("font: 黑体", "font: '\"><w:br/>'", "texts.section.font"),
        ("align: both", "align: 两端", "texts.body.align"),
    ],
)
def test_a_mistake_in_the_layout_names_file_and_key(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(DataFileError, match=said) as caught:
        layout(overlaid(tmp_path, old, new))
    assert str(tmp_path) in str(caught.value)


@pytest.mark.parametrize("broken", ["{{ nothing }}", "{% if %}", "{{ layout.__class__.__mro__ }}"])
def test_a_mistake_in_a_part_names_the_file(tmp_path: Path, broken: str) -> None:
    own = tmp_path / "layout" / "parts" / "settings.xml"
    own.parent.mkdir(parents=True)
    own.write_text(broken, encoding="utf-8")
    with pytest.raises(DataFileError, match="模板有错"):
        word_document(full_report(), DataFiles.overlaid(templates=tmp_path))


W_STYLES = '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.mark.parametrize("name", ["styles.xml", "settings.xml", "font_table.xml"])
@pytest.mark.parametrize(
    "broken",
    [
        "<w:styles>{{ layout.latin }}",
        f"{W_STYLES}><ww:spacing/></w:styles>",
        f'{W_STYLES} w:a="1" w:a="2"/>',
        f"{W_STYLES}>&nbsp;</w:styles>",
        "<styles/>",
        f"{W_STYLES.replace('w:styles', 'w:other')}/>",
        "",
    ],
)
def test_a_part_that_word_could_not_open_names_the_file(tmp_path: Path, name: str, broken: str) -> None:
    own = tmp_path / "layout" / "parts" / name
    own.parent.mkdir(parents=True)
    own.write_text(broken, encoding="utf-8")
    with pytest.raises(DataFileError, match="XML") as caught:
        word_document(full_report(), DataFiles.overlaid(templates=tmp_path))
    assert caught.value.where == str(own)


def test_styles_that_lack_one_name_it_and_the_file(tmp_path: Path) -> None:
    own = tmp_path / "layout" / "parts" / "styles.xml"
    own.parent.mkdir(parents=True)
    shipped = FILES.templates.text("layout/parts/styles.xml")
    own.write_text(shipped.replace('w:styleId="TableBand"', 'w:styleId="Band"'), encoding="utf-8")
    with pytest.raises(DataFileError, match="TableBand") as caught:
        word_document(full_report(), DataFiles.overlaid(templates=tmp_path))
    assert caught.value.where == str(own)
