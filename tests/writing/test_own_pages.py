"""A page of the office's own: filled in within a sandbox, and a mistake in it is told."""

import pickle
from pathlib import Path

import pytest
from written import full_report

from nianbao.data_files import DataFiles
from nianbao.errors import DataFileError
from nianbao.writing.web_page import web_page

PICKLE = pickle.dumps(print, protocol=0).decode()


def with_page(folder: Path, text: str) -> DataFiles:
    (folder / "web").mkdir()
    (folder / "web" / "report.html").write_text(text, encoding="utf-8")
    return DataFiles.overlaid(templates=folder)


def test_it_stands_for_the_shipped_one(tmp_path: Path) -> None:
    files = with_page(tmp_path, "<p>{{ title }}</p>{{ blocks | length }}")
    assert web_page(full_report(), files).startswith("<p>江海省临江市")


@pytest.mark.parametrize(
    "text",
    [
        f"{{{{ layout.parse_raw({PICKLE!r}, proto='pickle', allow_pickle=true) }}}}",
        "{{ layout.parse_file('report.html') }}",
        "{{ layout.model_copy() }}",
        "{{ layout.__class__ }}",
        "{{ layout.columns.__globals__ }}",
        "{{ range(1000000000) | list }}",
        "{{ title * 1000000000 }}",
        "{% set a = title %}" + "{% set a = a ~ a %}" * 40 + "{{ a }}",
        "{% for a in title %}" * 8 + "年" + "{% endfor %}" * 8,
        "{% set a = [1, 1] %}" + "{% set a = [a, a] %}" * 40 + "{{ a }}",
        "{% set a = [1, 1] %}" + "{% set a = [a, a] %}" * 40 + "{{ a == a }}",
        "{% set a = {1: 1} %}" + "{% set a = {1: a, 2: a} %}" * 40 + "{{ a | string }}",
        "{{ " + "1 + " * 5000 + "1 }}",
        "{% if 1 %}" * 2000 + "年" + "{% endif %}" * 2000,
        "{{ lipsum(n=100000) }}",
        "{{ 1 / 0 }}",
        "{{ title + 1 }}",
        "{{ nothing }}",
        "{{ title",
        "{% include '/etc/passwd' %}",
    ],
)
def test_one_that_reaches_further_or_is_wrong_is_told_by_its_file(tmp_path: Path, text: str) -> None:
    files = with_page(tmp_path, text)
    with pytest.raises(DataFileError) as error:
        web_page(full_report(), files)
    assert "report.html" in error.value.where
