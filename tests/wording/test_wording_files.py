from pathlib import Path

import pytest
from worded import FILES, FORM, report, wording

from nianbao.data_files import DataFiles
from nianbao.errors import DataFileError
from nianbao.interview.script import Question, Script
from nianbao.interview.script_files import load_script
from nianbao.wording.names import names_of
from nianbao.wording.proposals import load_wording, proposals


def overlaid(folder: Path, name: str, text: str) -> DataFiles:
    """The shipped files under an office's folder with one file in it."""
    file = folder / "wording" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return DataFiles.overlaid(templates=folder)


def passage(text: str) -> str:
    return f"proposals:\n  - style: own\n    label: 本单位\n    text: {text!r}\n"


def test_every_passage_of_the_format_has_a_full_and_a_brief_text() -> None:
    for key in FORM.passages:
        assert [each.style for each in wording().passages[key]] == ["full", "brief"]


def test_an_office_can_put_its_own_sentence_in_place(tmp_path: Path) -> None:
    files = overlaid(tmp_path, "overview.proactive.yaml", passage("本年公开{{ facts.proactive_total }}条"))
    (own,) = proposals(load_wording(files), "overview.proactive", names_of(report(proactive_total=7), FORM))
    assert (own.style, own.label, own.text) == ("own", "本单位", "本年公开7条。")


def test_line_ends_are_dropped_and_an_empty_line_begins_a_paragraph(tmp_path: Path) -> None:
    text = "proposals:\n  - style: own\n    label: 本单位\n    text: |\n"
    text += "      甲，\n      {% if year %}\n      乙。\n      {% endif %}\n\n      丙。\n"
    files = overlaid(tmp_path, "opening.yaml", text)
    assert proposals(load_wording(files), "opening", names_of(report(), FORM))[0].text == "甲，乙。\n丙。"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{{ requests.new.totl }}", "requests.new.totl"),
        ("{{ requests.new }}", "requests.new"),
        ("{{ agency.fax }}", "agency.fax"),
        ("{{ facts.visitors }}", "facts.visitors"),
        ("{{ last.facts.visitors }}", "last.facts.visitors"),
        ("{{ sentence.greeting }}", "sentence.greeting"),
        ("{{ yaer }}", "yaer"),
        ("{% if facts.trainings > %}甲{% endif %}", "第 1 行"),
        ("{{ year | upside_down }}", "upside_down"),
        ("{% if year is lovely %}甲{% endif %}", "lovely"),
    ],
)
def test_a_mistake_in_a_text_is_told_with_file_and_key(tmp_path: Path, text: str, told: str) -> None:
    files = overlaid(tmp_path, "overview.platform.yaml", passage(text))
    with pytest.raises(DataFileError) as error:
        load_wording(files)
    assert told in str(error.value)
    assert str(tmp_path / "wording" / "overview.platform.yaml") in error.value.where
    assert "proposals.1.text" in error.value.where


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("opening.yaml", "proposals: []\n", "proposals"),
        ("opening.yaml", "proposals:\n  - {style: a, label: b}\n", "proposals.第1项"),
        ("opening.yaml", "proposals:\n  - {style: a, label: b, orders: [[greeting]]}\n", "greeting"),
        ("opening.yaml", "proposals: [\n", "第"),
        ("opening.yaml", "proposals:\n  - {style: a, label: b, text: c, txt: d}\n", "txt"),
        (
            "catalogue.yaml",
            "lead: ''\npairs:\n  - {key: a, title: b, problem: ['{{ slot.fcat }}'], measure: [c]}\n",
            "fcat",
        ),
        (
            "catalogue.yaml",
            "lead: ''\npairs:\n  - {key: a, title: b, problem: [c], measure: [d]}\n"
            "  - {key: a, title: e, problem: [f], measure: [g]}\n",
            "“a”用了两次",
        ),
        ("opening.yaml", "proposals: [{style: a, label: b, text: c}, {style: a, label: d, text: e}]\n", "“a”用了两次"),
        ("opening.yaml", "proposals: [{style: a, label: b, text: c, names: []}]\n", "names"),
        ("sentences.yaml", "sentences: {a: [{facts: [year], says: ['{{ facts.nothing }}']}]}\n", "facts.nothing"),
        ("sentences.yaml", "sentences: {a: [{facts: [facts.nothing], says: [b]}]}\n", "facts.nothing"),
        ("sentences.yaml", "sentences: {a: [{facts: [], says: [b]}]}\n", "facts"),
        (
            "moving_on.yaml",
            "label: a\nnumbers: []\nclaims: [{sentence: fees, value: year, none: '(', some: b}]\n"
            "measures: []\nafter_one: []\nrolling: []\nkeep: []\n",
            "正则表达式",
        ),
        (
            "moving_on.yaml",
            "label: a\nnumbers: [{value: facts.nothing, words: [b], units: [c]}]\nclaims: []\n"
            "measures: []\nafter_one: []\nrolling: []\nkeep: []\n",
            "facts.nothing",
        ),
    ],
)
def test_a_broken_file_is_told_with_its_key(tmp_path: Path, name: str, text: str, told: str) -> None:
    with pytest.raises(DataFileError) as error:
        load_wording(overlaid(tmp_path, name, text))
    assert told in str(error.value)
    assert name in error.value.where


def test_a_fact_of_the_offices_own_questions_is_known_when_it_is_passed(tmp_path: Path) -> None:
    files = overlaid(tmp_path, "opening.yaml", passage("接待{{ facts.visitors }}人"))
    own = load_wording(files, facts=["visitors"])
    assert proposals(own, "opening", names_of(report(visitors=3), FORM))[0].text == "接待3人。"


def test_a_computed_name_is_left_to_the_run(tmp_path: Path) -> None:
    files = overlaid(
        tmp_path, "opening.yaml", passage("{% for row in ['new'] %}{{ requests[row].total }}件{% endfor %}")
    )
    assert proposals(load_wording(files), "opening", names_of(report(), FORM))[0].text == "0件。"


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ agency.__init__ }}",
        "{{ sentence._wording }}",
        "{{ agency['_names'].values }}",
        "{{ '%s' % year }}",
        "{{ '年' * 1000000000 }}",
        "{{ [1] * 1000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ problems.append(1) }}",
        "{{ '年'.rjust(1000000000) }}",
        "{{ '{:>1000000000}'.format(year) }}",
        "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
        "{{ " + "(" * 3000 + "year" + ")" * 3000 + " }}",
        "{% include 'opening.yaml' %}",
        "{% set a = '年' %}" + "{% set a = a ~ a %}" * 40 + "{{ a }}",
        "{% set a = '年' %}" + "{% set a = a + a %}" * 40 + "{{ a }}",
        "{% set a = '年年' %}" + "{% set a = a.replace('年', a) %}" * 8 + "{{ a }}",
        "{% set a = '年年' %}" + "{% set a = a | replace('年', a) %}" * 8 + "{{ a }}",
        "{% set a = '年年年' %}" + "{% set a = a | list | join(a) %}" * 8 + "{{ a }}",
        "{% set a = 9 %}" + "{% set a = a * a %}" * 40 + "{{ a }}",
        "".join(f"{{% for {name} in '{'年' * 50}' %}}" for name in "abcde") + "年" + "{% endfor %}" * 5,
        "{% for a in '" + "年" * 50_000 + "' %}" + "月" * 50_000 + "{% endfor %}",
        "{% macro twice(a) %}{{ twice(a ~ a) }}{% endmacro %}{{ twice('年') }}",
        "{% for a in '年月' recursive %}{{ loop('年月') }}{% endfor %}",
        "{% set a = [1, 1] %}" + "{% set a = [a, a] %}" * 40 + "{{ a }}",
        "{% set a = [1, 1] %}" + "{% set a = [a, a] %}" * 40 + "{{ a == a }}",
        "{% set a = (1, 1) %}" + "{% set a = (a, a) %}" * 40 + "{{ {}[a] }}",
        "{% set a = {1: 1} %}" + "{% set a = {1: a, 2: a} %}" * 40 + "{{ a ~ a }}",
        "{% set a = [1, 1] %}" + "{% set a = [a, a] %}" * 40 + "{{ a | string | length }}",
        "{% set a = [1, 1] %}" + "{% set a = [a, a] %}" * 40 + "{{ [a, a] | max }}",
        "{% set a = [1, 1] %}" + "{% set a = [a, a] %}" * 40 + "{{ 1 in a or a in [a] }}",
        "{% set a = [1, 1] %}" + "{% set a = [a, a] %}" * 40 + "{{ a is eq a }}",
        "{% set a = [1, 1] %}"
        + "{% for i in [1] * 0 or '年' * 1 %}{% endfor %}"
        + "{% set a = [[a]] %}" * 3000
        + "{{ a }}",
        "{% macro grow(a) %}{{ grow([a, a]) }}{% endmacro %}{{ grow([1]) }}",
        "{% set a = '年' * 1 %}{% set b %}{{ a }}{{ a }}{% endset %}"
        + "{% set b %}{{ b }}{{ b }}{% endset %}" * 40
        + "{{ b }}",
        "{{ " + "1 + " * 5000 + "1 }}",
        "{{ " + "not " * 5000 + "1 }}",
        "{{ year" + ".a" * 5000 + " }}",
        "{{ year" + " | abs" * 5000 + " }}",
        "{{ '年'" + " ~ '年'" * 300_000 + " }}",
        "{% if 1 %}" * 2000 + "年" + "{% endif %}" * 2000,
        "{{ range(1000000000) }}",
        "{{ 5 | round(-1000000000) }}",
    ],
)
def test_a_text_cannot_reach_beyond_the_facts(tmp_path: Path, text: str) -> None:
    files = overlaid(tmp_path, "opening.yaml", passage(text))
    with pytest.raises(DataFileError) as error:
        proposals(load_wording(files), "opening", names_of(report(), FORM))
    assert str(tmp_path / "wording" / "opening.yaml") in error.value.where


def test_the_shipped_questions_fill_every_fact_that_the_sentences_may_use() -> None:
    script = load_script(FILES)
    filled = {name for _, question in script for name in fills(script, question)}
    assert {f"facts.{fact}" for fact in wording().facts} <= filled


def fills(script: Script, question: Question) -> list[str]:
    """The names that the answer to a question sets."""
    return [name for name, _ in script.filled(question)]
