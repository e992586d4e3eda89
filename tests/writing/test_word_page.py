"""The page of the Word file: GB/T 9704-2012, measured in its XML."""

from __future__ import annotations

import io

import pytest
from lxml import etree
from written import FILES, ORGAN, W, full_document, full_report, part, parts, text_of, value

from nianbao.writing.word import word_document


@pytest.fixture(scope="module")
def data() -> bytes:
    return word_document(full_report(), FILES)


@pytest.fixture(scope="module")
def styles(data: bytes) -> dict[str, etree._Element]:
    found = part(data, "word/styles.xml").iterfind(f"{W}style")
    return {style.get(f"{W}styleId", ""): style for style in found}


def in_mm(twips: str | None) -> float:
    return int(twips or 0) * 25.4 / 1440


@pytest.mark.parametrize(
    ("element", "attribute", "millimetres"),
    [
        ("pgSz", "w", 210),
        ("pgSz", "h", 297),
        ("pgMar", "top", 37),
        ("pgMar", "left", 28),
        ("pgMar", "bottom", 35),
        ("pgMar", "right", 26),
    ],
)
def test_paper_and_margins(element: str, attribute: str, millimetres: float) -> None:
    measured = in_mm(value(full_document(), f"body/sectPr/{element}", attribute))
    assert measured == pytest.approx(millimetres, abs=0.02)


def test_grid_of_22_lines_and_28_characters() -> None:
    grid = full_document().find(f".//{W}docGrid")
    assert grid is not None
    assert grid.get(f"{W}type") == "linesAndChars"
    assert int(grid.get(f"{W}linePitch", "0")) == 579
    pitch = 16 + int(grid.get(f"{W}charSpace", "0")) / 4096
    assert pitch == pytest.approx(15.79, abs=0.005)


def test_22_lines_fit_between_the_margins_and_28_characters_on_a_line(styles: dict[str, etree._Element]) -> None:
    height, width = (297 - 37 - 35) * 1440 / 25.4, (210 - 28 - 26) * 1440 / 25.4
    line = int(value(styles["BodyText"], "pPr/spacing", "line") or 0)
    character = 16 * 20 + int(value(styles["BodyText"], "rPr/spacing") or 0)
    assert int(height / line) == 22
    assert int(width / character) == 28


@pytest.mark.parametrize(
    ("style", "font", "points", "aligned"),
    [
        ("Title", "方正小标宋简体", 22, "center"),
        ("BodyText", "仿宋_GB2312", 16, "both"),
        ("Heading1", "黑体", 16, "left"),
        ("Heading2", "楷体_GB2312", 16, "left"),
        ("Footer", "宋体", 14, "left"),
        ("TableLabel", "宋体", 9.5, "left"),
        ("TableHead", "宋体", 10.5, "center"),
        ("TableNumber", "宋体", 10.5, "center"),
    ],
)
def test_font_size_and_alignment(
    styles: dict[str, etree._Element], style: str, font: str, points: float, aligned: str
) -> None:
    assert value(styles[style], "rPr/rFonts", "eastAsia") == font
    assert value(styles[style], "rPr/sz") == value(styles[style], "rPr/szCs") == f"{points * 2:g}"
    assert value(styles[style], "pPr/jc") == aligned


@pytest.mark.parametrize("style", ["BodyText", "Heading1", "Heading2"])
def test_text_is_indented_by_two_characters_on_lines_of_the_grid(styles: dict[str, etree._Element], style: str) -> None:
    assert value(styles[style], "pPr/ind", "firstLineChars") == "200"
    assert value(styles[style], "pPr/spacing", "line") == "579"
    assert value(styles[style], "pPr/spacing", "lineRule") == "exact"


@pytest.mark.parametrize(("style", "name", "level"), [("Heading1", "heading 1", "0"), ("Heading2", "heading 2", "1")])
def test_headings_are_real_and_stay_with_what_follows(
    styles: dict[str, etree._Element], style: str, name: str, level: str
) -> None:
    assert value(styles[style], "name") == name
    assert value(styles[style], "pPr/outlineLvl") == level
    assert styles[style].find(f"{W}pPr/{W}keepNext") is not None


def test_every_run_names_its_four_fonts() -> None:
    for run in full_document().iter(f"{W}r"):
        fonts = run.find(f"{W}rPr/{W}rFonts")
        assert fonts is not None
        assert fonts.get(f"{W}eastAsia") in {"方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"}
        assert {fonts.get(W + script) for script in ("ascii", "hAnsi", "cs")} == {"Times New Roman"}


def test_marks_that_both_scripts_share_are_east_asian() -> None:
    for run in full_document().iter(f"{W}r"):
        shared = set(text_of(run)) & set("“”……——")
        assert not shared or value(run, "rPr/rFonts", "hint") == "eastAsia"


def test_nothing_of_the_template_of_python_docx_is_left(data: bytes) -> None:
    assert sorted(parts(data)) == [
        *("[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels"),
        *("word/document.xml", "word/font_table.xml", "word/footer1.xml", "word/footer2.xml"),
        *("word/settings.xml", "word/styles.xml"),
    ]
    assert not [name for name, content in parts(data).items() if b"python-docx" in content]


def test_no_theme_anywhere(data: bytes) -> None:
    assert not [name for name, content in parts(data).items() if b"Theme" in content or "theme" in name]


@pytest.mark.parametrize(("name", "edge"), [("footer1", "right"), ("footer2", "left")])
def test_page_number_stands_at_the_outer_edge_one_character_in(data: bytes, name: str, edge: str) -> None:
    footer = part(data, f"word/{name}.xml")
    assert text_of(footer) == "— 1 —"
    assert "PAGE" in "".join(footer.itertext())
    assert value(footer, "p/pPr/jc") == edge
    assert value(footer, "p/pPr/ind", f"{edge}Chars") == "100"
    assert {fonts.get(f"{W}ascii") for fonts in footer.iter(f"{W}rFonts")} == {"宋体"}


def test_odd_and_even_pages_have_footers_of_their_own(data: bytes) -> None:
    assert part(data, "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None
    kinds = [reference.get(f"{W}type") for reference in full_document().iter(f"{W}footerReference")]
    assert kinds == ["default", "even"]


def test_python_docx_opens_it_and_finds_title_author_and_language(data: bytes) -> None:
    from docx import Document

    document = Document(io.BytesIO(data))
    properties = document.core_properties
    assert properties.title == f"{ORGAN}2025年政府信息公开工作年度报告"
    assert properties.author == ORGAN
    assert properties.language == "zh-CN"
    headings = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert headings == [section.heading for section in FILES.form.sections]


def test_the_language_of_the_text_is_chinese(data: bytes) -> None:
    language = part(data, "word/styles.xml").find(f"{W}docDefaults//{W}lang")
    assert language is not None
    assert language.get(f"{W}val") == language.get(f"{W}eastAsia") == "zh-CN"


_ORDER = {
    "pPr": "pStyle keepNext keepLines widowControl overflowPunct autoSpaceDE autoSpaceDN snapToGrid spacing ind jc "
    "outlineLvl",
    "rPr": "rFonts b bCs color spacing w sz szCs lang",
    "tblPr": "tblW jc tblInd tblBorders tblLayout tblCellMar",
    "trPr": "cantSplit trHeight tblHeader",
    "tcPr": "tcW gridSpan vMerge shd tcMar textDirection vAlign",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr",
    "sectPr": "footerReference pgSz pgMar pgNumType docGrid",
}


@pytest.mark.parametrize("element", _ORDER)
def test_children_stand_in_the_order_of_the_schema(element: str) -> None:
    data = word_document(full_report(), FILES, draft=True)
    order = _ORDER[element].split()
    for name in ("word/document.xml", "word/styles.xml", "word/footer1.xml", "word/header2.xml"):
        for parent in part(data, name).iter(W + element):
            # Headers and footers of a section may stand in any order among themselves.
            names = [etree.QName(child).localname.replace("header", "footer") for child in parent]
            places = [order.index(name) for name in names]
            assert places == sorted(places)
