"""The words by which prose is read: an office can put its own over them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from checked import FILES, FORM, correct

from nianbao.checks import findings
from nianbao.checks.words import load_words, run_of
from nianbao.data_files import DataFiles
from nianbao.errors import DataFileError


def overlaid(folder: Path, **changes: object) -> DataFiles:
    """The shipped words with some changed in an office's own folder."""
    data = FILES.templates.yaml("checks/words.yaml") | changes
    path = folder / "checks" / "words.yaml"
    path.parent.mkdir()
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    return DataFiles.overlaid(templates=folder)


def test_an_offices_own_verb_is_read(tmp_path: Path) -> None:
    requests = dict(FILES.templates.yaml("checks/words.yaml")["requests"])
    requests["received"] = [*requests["received"], "登记"]
    report = correct({"overview.on_request": "2025年，我局登记政府信息公开申请13件。"})
    files = overlaid(tmp_path, requests=requests)
    assert [each.found for each in findings(report, FORM, words=load_words(files), only={"X-01"})] == [13]
    assert findings(report, FORM, words=load_words(FILES), only={"X-01"}) == ()


def test_an_empty_list_of_words_finds_nothing(tmp_path: Path) -> None:
    report = correct({"overview.on_request": "2025年，我局收到政府信息公开申请13件。"})
    files = overlaid(tmp_path, foreign=[], about=[], selection=[], last_year=[])
    assert [each.found for each in findings(report, FORM, words=load_words(files), only={"X-01"})] == [13]


def test_a_placeholder_that_is_no_expression_is_told(tmp_path: Path) -> None:
    wording = FILES.templates.yaml("checks/words.yaml")["wording"] | {"placeholders": ["["]}
    with pytest.raises(DataFileError, match="不是正则表达式"):
        load_words(overlaid(tmp_path, wording=wording))


def test_a_list_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="requests"):
        load_words(overlaid(tmp_path, requests={"received": ["收到"]}))


def test_words_that_others_make_up_are_left_out_of_a_run() -> None:
    assert sorted(run_of(["申请", "件", "申请件", "共计", "共", "计", "总数"]).split("|")) == sorted(
        ["申请", "件", "共", "计", "总数"]
    )
