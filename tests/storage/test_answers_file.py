"""The answers file of `nianbao draft`."""

from pathlib import Path

import pytest

from nianbao.errors import AnswersError
from nianbao.storage.answers_file import read_answers


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "a.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("2025", "2025"),
        ("是", "是"),
        ("yes", "yes"),
        ("0346-7281150", "0346-7281150"),
        ("2026-01-31", "2026-01-31"),
        ("3.50", "3.50"),
        ("1_000", "1_000"),
        ("0x10", "0x10"),
        ("~/a.docx", "~/a.docx"),
        ("null", "null"),
        ("", ""),
        ("'17件，企业3'", "17件，企业3"),
        ("|-\n  一行\n  两行", "一行\n两行"),
    ],
)
def test_an_answer_is_the_text_as_it_is_written(tmp_path: Path, line: str, text: str) -> None:
    assert read_answers(written(tmp_path, f"a.b: {line}\n")) == {"a.b": text}


def test_an_empty_file_answers_nothing(tmp_path: Path) -> None:
    assert read_answers(written(tmp_path, "# 还没有写\n")) == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: [1, 2]", "第 1 行"),
        ("a: 1\nb:\n  c: 1\n", "“b”的回答应当是一段文字"),
        ("a: 1\na: 2\n", "写了两次"),
        ("a: 'x", "格式不对"),
        ("- a\n", "一行写一个"),
        ("[a]: 1", "一个词"),
        ("a: 1\n".encode("utf-16"), "UTF-8"),
        ("a: " + "[" * 20_000, "格式不对"),
    ],
    ids=["a list", "a map", "twice", "open quote", "no map", "key", "encoding", "deep"],
)
def test_what_is_no_answer_is_told(tmp_path: Path, text: str | bytes, said: str) -> None:
    with pytest.raises(AnswersError, match=said) as caught:
        read_answers(written(tmp_path, text))
    assert "a.yaml" in str(caught.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(AnswersError, match="打不开"):
        read_answers(tmp_path / "none.yaml")
