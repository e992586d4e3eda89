"""Files that are no report, or worse: one Chinese sentence, quickly, and nothing else happens."""

from __future__ import annotations

import contextlib
import io
import random
import socket
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import docx
import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from published_reports import Paper, as_text, as_web, as_word, files, word_file
from published_workbooks import as_workbook
from written_pdf import as_pdf, box, pdf, words

from nianbao.errors import NianbaoError, ReadingError
from nianbao.reading.report_file import read_report

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
LOCKED = {
    "Encrypt": b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>",
    "ID": b"[<00><00>]",
}


def of_word() -> bytes:
    target = io.BytesIO()
    docx.Document().save(target)
    return target.getvalue()


def locked(data: bytes) -> bytes:
    """The same file with a password, as Office saves it."""
    target = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt("密码", target)
    return target.getvalue()


def archive(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return target.getvalue()


def bomb() -> bytes:
    """32 KB that unpack to 40 MB."""
    return archive(word__document_xml=b"<w:document>" + b" " * (40 * 1024 * 1024))


def laughs() -> bytes:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return word_file(
        "<w:p><w:r><w:t>&e9;</w:t></w:r></w:p>", before=f'<!DOCTYPE w [<!ENTITY e0 "{"ha" * 10}">{entities}]>'
    )


REFUSED = {
    "empty": (b"", "空的"),
    "blank": (b" \n\0\n", "空的"),
    "random": (random.Random(1).randbytes(20_000), "不是文字文件"),
    "NULs": (b"\0" * 500 + b"abc", "不是文字文件"),
    "a letter": ("今天开会。".encode(), "没有认出"),
    "a news page": ("<html><body><p>政府信息公开工作推进会召开。</p></body></html>".encode(), "没有认出"),
    "a damaged archive": (b"PK\x03\x04" + b"x" * 500, "损坏"),
    "half a Word file": (as_word(Paper())[:2000], "损坏"),
    "a workbook without its sheets": (archive(xl__workbook_xml=b"<a/>"), "表格已损坏"),
    "an old .doc": (OLE, "另存为 .docx"),
    "a locked Word file": (locked(of_word()), "这个文件有密码"),
    "a locked workbook": (locked(as_workbook(Paper())), "这个文件有密码"),
    "RTF": (b"{\\rtf1 x}", r"另存为 \.docx|没有认出"),
    "a web archive": (b"MIME-Version: 1.0\r\n\r\n<html>", "mht"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(50), "图片"),
    "a zip bomb": (bomb(), "展开后太大"),
    "too many elements": (word_file("<w:p/>" * 300_000), "太长"),
    "nested entities": (laughs(), "损坏"),
    "a deep document": (word_file("<w:sdt>" * 5000 + "</w:sdt>" * 5000), "损坏"),
    "a deep page": (b"<div>" * 50_000, "没有认出"),
    "deep tables": (b"<table><tr><td>" * 20_000, "没有认出"),
    "endless spans": (b"<table><tr><td colspan=999999999 rowspan=999999999>1</table>" * 50, "没有认出"),
    "a large table": (b"<table>" + (b"<tr>" + b"<td>1</td>" * 100) * 900 + b"</table>", "没有认出"),
    "much text": ("政府信息公开".encode() * 200_000, "太多"),
    "many headings": ("一、总体情况\n".encode() * 30_000, "太多"),
    "many titles": ("2024年政府信息公开工作年度报告\n".encode() * 15_000, "没有认出"),
    "a PDF of noise": (b"%PDF-1.4\n" + random.Random(1).randbytes(5000), "损坏"),
    "half a PDF": (as_pdf(Paper())[:3000], "损坏"),
    "a locked PDF": (pdf([b""], more=LOCKED), "密码"),
    "a PDF without text": (pdf([box(10, 10, 300, 300)]), "只有图片"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_report_is_refused_in_one_sentence(tmp_path: Path, name: str) -> None:
    data, sentence = REFUSED[name]
    path = tmp_path / "去年.docx"
    path.write_bytes(data)
    with pytest.raises(ReadingError, match=sentence) as caught:
        read_report(path, files())
    assert caught.value.where == "去年.docx"
    assert "\n" not in str(caught.value)


def test_a_file_of_wps_is_named_as_such(tmp_path: Path) -> None:
    path = tmp_path / "去年.wps"
    path.write_bytes(OLE)
    with pytest.raises(ReadingError, match=r"\.wps.*另存为 \.docx"):
        read_report(path, files())


def test_a_folder_and_a_file_that_is_not_there_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="文件夹"):
        read_report(tmp_path, files())
    with pytest.raises(ReadingError, match="找不到"):
        read_report(tmp_path / "没有", files())
    with pytest.raises(ReadingError, match=r"找不到|打不开"):
        read_report(tmp_path / ("长" * 300), files())


def test_a_file_larger_than_any_report_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(300 * 1024 * 1024)
    with pytest.raises(ReadingError, match="64 MB"):
        read_report(path, files())


def test_a_pdf_that_unpacks_to_half_a_gigabyte_is_given_up(tmp_path: Path) -> None:
    packer = zlib.compressobj()
    spaces = b" " * (1024 * 1024)
    packed = b"".join(packer.compress(spaces) for _ in range(500)) + packer.flush()
    path = tmp_path / "去年.pdf"
    path.write_bytes(pdf([packed], pack=False))
    with pytest.raises(ReadingError, match=r"损坏|太复杂"):
        read_report(path, files())


def test_a_page_too_complex_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nianbao.reading.pdf._SECONDS", 0.5)
    path = tmp_path / "图.pdf"
    path.write_bytes(pdf([b"".join(box(n % 500, n % 700, n % 500 + 3, n % 700 + 5) for n in range(50_000))]))
    with pytest.raises(ReadingError, match="太复杂"):
        read_report(path, files())


@pytest.mark.parametrize("target", ["file:///etc/passwd", "http://127.0.0.1:9/x"])
def test_nothing_outside_the_file_is_read(tmp_path: Path, target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    kind = f'<!DOCTYPE w [<!ENTITY x SYSTEM "{target}"><!ENTITY % y SYSTEM "{target}"> %y;]>'
    word = tmp_path / "外部.docx"
    word.write_bytes(as_word(Paper()))
    body = zipfile.ZipFile(word).read("word/document.xml").decode().split("<w:body>")[1].split("</w:body>")[0]
    word.write_bytes(word_file("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>" + body, before=kind))
    page = tmp_path / "外部.html"
    page.write_text(as_web(Paper()).replace("<body>", f'<body><img src="{target}"><iframe src="{target}"></iframe>'))
    for path in (word, page):
        report = read_report(path, files()).report
        assert "root:" not in str(report)


def test_the_memory_that_a_bomb_takes_is_bounded(tmp_path: Path) -> None:
    path = tmp_path / "去年.docx"
    path.write_bytes(bomb())
    tracemalloc.start()
    with pytest.raises(ReadingError):
        read_report(path, files())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 150 * 1024 * 1024


SOUND = {
    "docx": as_word(Paper()),
    "html": as_web(Paper()).encode(),
    "txt": as_text(Paper()).encode(),
}


@pytest.mark.parametrize("kind", SOUND)
def test_mutated_files_give_a_report_or_a_sentence(tmp_path: Path, kind: str) -> None:
    chance = random.Random(kind)
    path = tmp_path / f"年报.{kind}"
    for _ in range(60):
        data = bytearray(SOUND[kind])
        for _ in range(chance.choice([1, 5, 50])):
            at = chance.randrange(len(data))
            match chance.randrange(3):
                case 0:
                    data[at] = chance.randrange(256)
                case 1:
                    del data[at : at + chance.randrange(1, 40)]
                case _:
                    data[at:at] = data[: chance.randrange(40)]
        path.write_bytes(data)
        with contextlib.suppress(NianbaoError):
            read_report(path, files())


def test_a_pdf_in_which_pages_name_themselves_ends(tmp_path: Path) -> None:
    path = tmp_path / "圈.pdf"
    path.write_bytes(pdf([words("一、总体情况", 80, 80, 16)]).replace(b"/Kids [6 0 R", b"/Kids [2 0 R"))
    with pytest.raises(ReadingError):
        read_report(path, files())
