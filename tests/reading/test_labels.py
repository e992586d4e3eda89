"""Labels as printed against labels as they should be."""

import pytest
from published_reports import files

from nianbao.errors import DataFileError
from nianbao.reading.label_vocabulary import GROUP, LabelVocabulary, Synonyms, vocabulary
from nianbao.reading.labels import Labels, core, plain

WORDS = vocabulary(files())


@pytest.mark.parametrize(
    "printed",
    [
        "2.其他法律行政法规禁止公开",
        "2、其他法律行政法规禁止公开",
        "２．其他法律行政法规禁止公开",
        "(2)其他法律行政法规禁止公开",
        "其他法律行政法规禁止公开",
        "2.其他法律、行政法规禁止公开",
        "2. 其他法律行政法规\n禁止公开",
        "2.\n其\n他\n法\n律\n行\n政\n法\n规\n禁\n止\n公\n开",
        "2.其他法律行政止公开",
        "2.其它法律行政法规禁止公开",
        "2.其他法律行政法规紧止公开",
    ],
)
def test_a_row_is_known_by_its_label_in_any_writing(printed: str) -> None:
    assert WORDS.request_rows.match(printed) == "denied_prohibited_by_law"


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("（三）不予公开", GROUP),
        ("（一）予以公开", "granted"),
        ("(五)不予处理", GROUP),
        ("（六）其他处理", "other_all"),
        ("3.其他", "other_other"),
        ("3、其它", "other_other"),
        ("（二）部分公开", "partial"),
        ("1.申请人无正当理由逾期不补正", "other_not_corrected"),
        ("2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申清", "other_fee_unpaid"),
        ("（七）合计", "handled"),
    ],
)
def test_labels_that_are_alike_are_told_apart(printed: str, key: str) -> None:
    assert WORDS.request_rows.match(printed) == key


@pytest.mark.parametrize("printed", ["", "备注", "公开", "12", "申请人", "法人或其他组织", "属于", "某某某某某某某某"])
def test_a_word_that_is_no_label_is_none(printed: str) -> None:
    assert WORDS.request_rows.match(printed) is None


def test_a_label_between_two_others_is_neither() -> None:
    labels = Labels({"one": ("甲乙丙丁戊己",), "other": ("甲乙丙丁庚辛",)})
    assert labels.match("甲乙丙丁") is None
    assert labels.match("甲乙丙丁壬癸") is None


def test_the_number_before_a_label_is_not_part_of_its_core() -> None:
    assert core("（一）予以公开") == core("1、予以公开") == core("一是予以公开") == "予以公开"
    assert plain("（一）予以 公开") == "一予以公开"
    assert core("一致同意") == "一致同意"


def test_a_synonym_for_a_row_that_does_not_exist_is_a_fault_of_the_file() -> None:
    synonyms = WORDS.synonyms.model_copy(update={"request_rows": {"no_such_row": ("没有",)}})
    assert isinstance(synonyms, Synonyms)
    with pytest.raises(DataFileError, match="no_such_row"):
        LabelVocabulary(WORDS.form, WORDS.older, synonyms).request_rows.match("没有")
