from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from worded import FILES, FORM, first_wordings, named, proposed, report, unknown, wording

from nianbao.reading.report_file import read_report
from nianbao.report import Report
from nianbao.wording.moving_on import MovedOn, move_on
from nianbao.wording.moving_words import Claim
from nianbao.wording.names import names_of
from nianbao.wording.proposals import proposals
from nianbao.wording.sentences import Sentences

LAST = report(
    year=2024,
    cells={
        "requests.new.natural_person": 5,
        "requests.carried_in.natural_person": 1,
        "requests.granted.natural_person": 4,
        "requests.partial.natural_person": 1,
        "requests.carried_out.natural_person": 1,
        "disputes.reconsideration.upheld": 2,
    },
    proactive_total=13,
    trainings=3,
)
NOW = report(
    cells={
        "requests.new.natural_person": 11,
        "requests.carried_in.natural_person": 1,
        "requests.granted.natural_person": 8,
        "requests.partial.natural_person": 4,
        "disputes.reconsideration.upheld": 3,
    },
    proactive_total=16,
    trainings=2,
    trainees=30,
    accountability=0,
    any_fees=False,
)
NOTHING = report(year=2024)
NOTHING_NOW = report(proactive_total=16, accountability=0, any_fees=False)


def moved(text: str, last: Report = LAST, now: Report = NOW, passage: str = "overview.on_request") -> MovedOn:
    return move_on(text, passage, last, names_of(now, FORM, last), first_wordings())


def marked(text: str, last: Report = LAST, now: Report = NOW, passage: str = "overview.on_request") -> str:
    """The moved text with ⟦ ⟧ around what is to be confirmed."""
    found = moved(text, last, now, passage)
    shown = found.text
    for start, end in reversed(found.doubtful):
        shown = f"{shown[:start]}⟦{shown[start:end]}⟧{shown[end:]}"
    return shown


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2024年，我局做好公开工作。", "2025年，我局做好公开工作。"),
        ("2024 年，", "2025年，"),
        ("２０２４年，", "２０２５年，"),
        ("二〇二四年，", "二〇二五年，"),
        ("2024年度报告", "2025年度报告"),
        ("公开2023年度决算和2024年预算。", "公开2024年度决算和2025年预算。"),
        ("制定2025年工作计划。", "制定2026年工作计划。"),
        ("2023年以来，", "⟦2024⟧年以来，"),
        ("2019年修订后，", "⟦2019⟧年修订后，"),
        ("2024年1月1日至12月31日。", "2025年1月1日至12月31日。"),
        ("自2024年1月1日起至2024年12月31日止。", "自2025年1月1日起至2025年12月31日止。"),
        ("2024年3月15日印发方案。", "⟦2025年3月15日⟧印发方案。"),
        ("3月印发方案。", "⟦3月⟧印发方案。"),
        ("落实“十四五”规划。", "落实⟦“十四五”⟧规划。"),
        ("十四五时期，", "⟦十四五⟧时期，"),
    ],
)
def test_years_and_dates_move_on(old: str, new: str) -> None:
    assert marked(old).rstrip() == new


@pytest.mark.parametrize(
    "text",
    [
        "按照国办公开办函〔2019〕60号、国办函[2020]109号和国务院令第711号的规定。",
        "依据条例第三十六条第（一）项、第五十条第四项。",
        "（一）加强学习。",
        "一是加强学习，二是完善制度。",
        "统一思想，进一步一体推进，实行三审三校，十分重视，一律上网。",
        "接入12345热线，提供24小时服务，每周检查一次，设AB岗，联系邮箱zwgk2019@example.cn。",
        "在二十个工作日内答复，防止危及“三安全一稳定”。",
    ],
)
def test_what_only_looks_like_a_number_is_left_alone(text: str) -> None:
    assert marked(text) == text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("我局主动公开政府信息13条。", "我局主动公开政府信息16条。"),
        ("我局主动公开政府信息 13 条。", "我局主动公开政府信息16条。"),
        ("我局主动公开政府信息十三条。", "我局主动公开政府信息十六条。"),
        ("组织培训三次。", "组织培训两次。"),
        ("新收政府信息公开申请５件。", "新收政府信息公开申请１１件。"),
        (
            "新收申请5件，上年结转1件，办结5件，其中予以公开4件，部分公开1件。",
            "新收申请11件，上年结转1件，办结12件，其中予以公开8件，部分公开4件。",
        ),
        ("结转下年度1件。", "结转下年度⟦0⟧件。"),
        ("被申请行政复议2件。", "被申请行政复议3件。"),
    ],
)
def test_numbers_that_the_report_knows_are_this_years(old: str, new: str) -> None:
    assert marked(old) == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("接待群众咨询42人次。", "接待群众咨询⟦42⟧人次。"),
        ("接待群众三十余人次。", "接待群众⟦三十⟧余人次。"),
        ("开设两个专栏。", "开设⟦两⟧个专栏。"),
        ("比上年增长15.5%。", "比上年增长⟦15.5⟧%。"),
        ("占百分之九十五。", "占⟦百分之九十五⟧。"),
        ("电话0371-60000000。", "电话⟦0371-60000000⟧。"),
        ("主动公开政府信息12条。", "主动公开政府信息⟦12⟧条。"),
        ("收到申请6件。", "收到申请⟦6⟧件。"),
        ("主动公开政府信息13条，其中公告类主动公开9条。", "主动公开政府信息16条，其中公告类主动公开⟦9⟧条。"),
    ],
)
def test_every_other_number_is_marked(old: str, new: str) -> None:
    assert marked(old) == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("申请均在法定期限内答复。", "申请⟦均在法定期限内答复⟧。"),
        ("首次举办政务开放日。", "⟦首次⟧举办政务开放日。"),
        ("举办政务公开宣传月。", "⟦举办政务公开宣传月⟧。"),
        ("新增“惠企政策”专栏。", "⟦新增⟧⟦“惠企政策”专栏⟧。"),
        ("学习党的二十届三中全会精神。", "学习⟦党的二十届三中全会精神⟧。"),
        ("解读《云浦区人才办法》。", "解读⟦《云浦区人才办法》⟧。"),
        ("执行《中华人民共和国政府信息公开条例》，实行“三审三校”。",) * 2,
    ],
)
def test_what_was_said_of_that_year_alone_is_marked(old: str, new: str) -> None:
    assert marked(old) == new


@pytest.mark.parametrize(
    ("before", "now", "old", "new"),
    [
        (186_000, 190_000, "18.6万条", "19万条"),
        (10_001, 15_000, "10001条", "1.5万条"),
        (9_000, 10_000, "9000条", "1万条"),
        (190_000, 186_432, "19万条", "186432条"),
        (15_000, 10_001, "15000条", "10001条"),
    ],
)
def test_a_round_number_is_written_in_ten_thousands(before: int, now: int, old: str, new: str) -> None:
    last, this = report(year=2024, proactive_total=before), report(proactive_total=now)
    assert marked(f"主动公开政府信息{old}。", last, this) == f"主动公开政府信息{new}。"


def test_without_last_years_value_the_first_number_under_its_words_is_taken() -> None:
    text = "我局主动公开政府信息13条，其中概况类主动公开5条。"
    assert marked(text, NOTHING, NOTHING_NOW) == "我局主动公开政府信息16条，其中概况类主动公开⟦5⟧条。"


def test_a_number_that_is_not_known_this_year_is_marked() -> None:
    assert marked("组织培训3次。", LAST, report()) == "组织培训⟦3⟧次。"


RECEIVED = "2025年，我局新收政府信息公开申请11件，上年结转1件，共办理12件，办结12件，无结转下年度事项。"


@pytest.mark.parametrize(
    ("old", "last", "now", "expected"),
    [
        ("2024年，我局未收到政府信息公开申请。", NOTHING, NOW, RECEIVED),
        ("2024年，我局未收到政府信息公开申请。", NOTHING, NOTHING_NOW, "2025年，我局未收到政府信息公开申请。"),
        (
            "2024年，我局新收政府信息公开申请5件，办结5件。其中予以公开4件。",
            LAST,
            NOTHING_NOW,
            "2025年，我局未收到政府信息公开申请，无上年结转的申请。",
        ),
        (
            "全年没有因政府信息公开引起的行政复议、行政诉讼案件。",
            NOTHING,
            NOW,
            "因政府信息公开工作，被申请行政复议3件，均为结果维持。",
        ),
        (
            "2024年，因政府信息公开被申请行政复议2件。",
            LAST,
            NOTHING_NOW,
            "全年未发生因政府信息公开工作被申请行政复议、提起行政诉讼的情况。",
        ),
        (
            "我局未收到政府信息公开申请，未发生行政复议和行政诉讼。",
            NOTHING,
            NOW,
            RECEIVED + "因政府信息公开工作，被申请行政复议3件，均为结果维持。",
        ),
        ("未组织开展公开工作培训。", NOTHING, NOW, "全年组织政府信息公开培训2次，30人次参加。"),
        ("未经复议直接起诉的没有统计。", LAST, NOW, "未经复议直接起诉的没有统计。"),
    ],
)
def test_a_sentence_that_no_longer_fits_gives_way(old: str, last: Report, now: Report, expected: str) -> None:
    assert marked(old, last, now) == expected


def test_the_fee_sentence_gives_way_when_there_were_fees() -> None:
    now = report(any_fees=True, fee_notices=2, fee_billed=Decimal(200), fee_collected=Decimal(200))
    old = "依据国办函〔2020〕109号的规定，我单位2024年度未收取相关费用。"
    assert moved(old, NOTHING, now, "other").text.endswith(
        "2025年，我局发出信息处理费收费通知2件，应收200元，实际收取200元。"
    )
    assert moved(old, NOTHING, NOTHING_NOW, "other").text == old.replace("2024", "2025")


def test_a_claim_that_nothing_confirms_is_marked() -> None:
    open_now = unknown(report(), "requests.new.natural_person")
    assert marked("2024年未收到政府信息公开申请。", NOTHING, open_now) == "2025年⟦未收到政府信息公开申请⟧。"


def test_the_organ_is_called_as_it_is_now() -> None:
    last = LAST.model_copy(
        update={"organ": LAST.organ.model_copy(update={"name": "云浦档案局", "telephone": "0230-1"})}
    )
    text = moved("请与云浦档案局联系（电话：0230-1）。我局……", last).text
    assert text == "请与云浦区档案局联系（电话：0230-60000001）。我局……"


def test_an_old_name_inside_of_the_new_one_is_left() -> None:
    last = LAST.model_copy(update={"organ": LAST.organ.model_copy(update={"name": "档案局"})})
    assert moved("云浦区档案局", last).text == "云浦区档案局"


def test_what_was_replaced_is_told() -> None:
    assert moved("2024年主动公开13条。").replaced == (("2024", "2025", "year"), ("13", "16", "facts.proactive_total"))


def test_last_years_text_is_the_last_proposal() -> None:
    last = report(year=2024, passages={"overview.platform": "2024年，检查网站8次。"})
    *_, own = proposed(report(site_kind="own"), "overview.platform", last)
    assert (own.style, own.label) == ("last_year", "沿用去年")
    assert own.text == "2025年，检查网站8次。"
    assert [own.text[start:end] for start, end in own.doubtful] == ["8"]


def test_without_last_years_passage_nothing_is_moved_on() -> None:
    styles = [each.style for each in proposed(report(site_kind="own"), "overview.platform", report(year=2024))]
    assert "last_year" not in styles


def busy(year: int, seed: int) -> Report:
    """A city with something in every cell."""
    random = Random(seed)
    cells = {key: random.randint(1, 500) for key in FORM.cells if not FORM.is_total(key)}
    for column in FORM.requests.applicant_columns:
        done = sum(cells[f"requests.{row.key}.{column.key}"] for row in FORM.requests.outcome_rows)
        taken = done + cells[f"requests.carried_out.{column.key}"]
        cells[f"requests.carried_in.{column.key}"] = random.randint(1, taken - 1)
        cells[f"requests.new.{column.key}"] = taken - cells[f"requests.carried_in.{column.key}"]
    new = sum(cells[f"requests.new.{column.key}"] for column in FORM.requests.applicant_columns)
    counts = (
        "interpretations",
        "responses",
        "media_accounts",
        "trainings",
        "trainees",
        "staff",
        "zones",
        "inspections",
    )
    counts += ("site_columns", "accountability", "fee_notices", "fee_billed", "fee_collected", "bulletin_issues")
    counts += ("catalogue_items", "meetings_held", "meetings_invited", "consultations", "consultation_results")
    counts += ("interviews", "press_conferences", "published_on_request", "accounts_closed", "information_deleted")
    counts += ("information_corrected", "open_zones", "reading_points")
    facts: dict[str, Any] = {key: random.randint(3, 500) for key in counts}
    facts |= {"information_cleaned": True, "catalogue_updated": True}
    facts |= dict(
        zip(("channel_site", "channel_media", "channel_bulletin", "channel_other"), (90, 41, 7, seed), strict=True)
    )
    facts |= {"request_channel_online": new - 21, "request_channel_mail": 11, "request_channel_in_person": 10}
    facts |= {"request_channel_other": 0, "proactive_total": 138 + seed}
    return report("city", cells, year=year, site_kind="own", any_fees=True, leader_in_charge=True, **facts)


@given(st.integers(1, 900), st.integers(1, 900), st.text("东西南北江河", max_size=3))
@example(1, 5, "")
@settings(max_examples=10, deadline=None)
def test_a_proposal_of_last_year_moves_on_to_the_one_of_this_year(before: int, now: int, place: str) -> None:
    name = f"{place}云浦市人民政府"
    last, this = named(busy(2024, before), name), named(busy(2025, now), name)
    # What is left out for its length need not be the same in two years.
    unlimited = replace(wording(), limit=10_000)
    for passage in FORM.passages:
        now_proposed = {each.style: each.text for each in proposals(unlimited, passage, names_of(this, FORM))}
        for proposal in proposals(unlimited, passage, names_of(last, FORM)):
            found = moved(proposal.text, last, this, passage)
            assert found.text == now_proposed[proposal.style]
            assert not found.doubtful


PIECES = (
    "2024年",
    "我局",
    "接待咨询{}人次，",
    "新收申请{}件，",
    "主动公开{}条。",
    "检查{}次；",
    "3月5日",
    "第三十条",
    "增长{}%。",
    "一是",
    "\n",
)


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.integers(1000, 1999)), max_size=12))
def test_no_number_of_last_years_comes_through_unseen(pieces: list[tuple[str, int]]) -> None:
    found = moved("".join(piece.format(number) for piece, number in pieces))
    text = found.text
    for start, end in found.doubtful:
        text = text[:start] + "□" * (end - start) + text[end:]
    for _, number in pieces:
        assert str(number) not in text
    assert "2024" not in text


SAMPLE = Path(__file__).parents[2] / "../shared/samples/erqi-commerce-2024.txt"


@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample is not here")
def test_a_published_report_comes_out_for_this_year() -> None:
    last = read_report(SAMPLE, FILES).report
    for passage, text in last.passages.items():
        found = moved(text, last, NOTHING_NOW, passage)
        assert "2024" not in found.text
        assert not found.doubtful, passage
    assert "我局主动公开政府信息16条" in moved(last.passages["overview.proactive"], last, NOTHING_NOW).text


SOME = {
    "requests.new.natural_person": 5,
    "requests.granted.natural_person": 5,
    "disputes.reconsideration.upheld": 2,
    "disputes.litigation_direct.upheld": 2,
    "disclosure.normative_documents.issued": 3,
    "disclosure.normative_documents.in_force": 3,
}
NONE_OF_IT = report("city", year=2024, any_fees=False, fee_notices=0, trainings=0, accountability=0)
SOME_OF_IT = report(
    "city",
    SOME,
    any_fees=True,
    fee_notices=2,
    fee_billed=30,
    fee_collected=30,
    trainings=2,
    trainees=30,
    accountability=1,
)


def in_every_wording(given: Report, key: str) -> set[str]:
    sentences = [Sentences(wording().sentences, names_of(given, FORM), step) for step in range(60)]
    return {each[key] for each in sentences}


@pytest.mark.parametrize(("before", "now"), [(NONE_OF_IT, SOME_OF_IT), (SOME_OF_IT, NONE_OF_IT)], ids=["some", "none"])
@pytest.mark.parametrize("claim", wording().moving.claims, ids=lambda claim: claim.sentence)
def test_a_sentence_of_ours_that_became_untrue_is_replaced_in_every_wording(
    claim: Claim, before: Report, now: Report
) -> None:
    last, this = before.model_copy(update={"year": 2024}), now.model_copy(update={"year": 2025})
    passage = claim.passages[0] if claim.passages else "overview.on_request"
    told = in_every_wording(this, claim.sentence)
    for text in in_every_wording(last, claim.sentence):
        found = moved(text, last, this, passage)
        assert found.text in told or found.doubtful
