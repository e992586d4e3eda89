from datetime import date

import pytest

from nianbao.report.organs import OrganKind, kind_of, kinds_of, self_reference_of, short_name_of

ORGANS = [
    # name, kind, what it calls itself, its short name
    ("北京市人民政府", OrganKind.PROVINCE, "我市", "北京市政府"),
    ("重庆市人民政府", OrganKind.PROVINCE, "我市", "重庆市政府"),
    ("河南省人民政府", OrganKind.PROVINCE, "我省", "河南省政府"),
    ("内蒙古自治区人民政府", OrganKind.PROVINCE, "我区", "内蒙古自治区政府"),
    ("广西壮族自治区人民政府", OrganKind.PROVINCE, "我区", "广西壮族自治区政府"),
    ("恩施土家族苗族自治州人民政府", OrganKind.CITY, "我州", "恩施土家族苗族自治州政府"),
    ("北京市朝阳区人民政府", OrganKind.COUNTY, "我区", "朝阳区政府"),
    ("上海市浦东新区人民政府", OrganKind.COUNTY, "我区", "浦东新区政府"),
    ("郑州市二七区人民政府", OrganKind.COUNTY, "我区", "二七区政府"),
    ("荆州市沙市区人民政府", OrganKind.COUNTY, "我区", "沙市区政府"),
    ("开封市杞县人民政府", OrganKind.COUNTY, "我县", "杞县政府"),
    ("鄂尔多斯市准格尔旗人民政府", OrganKind.COUNTY, "我旗", "准格尔旗政府"),
    ("苏州市昆山市人民政府", OrganKind.COUNTY, "我市", "昆山市政府"),
    ("湘西土家族苗族自治州吉首市人民政府", OrganKind.COUNTY, "我市", "吉首市政府"),
    ("某某县某某镇人民政府", OrganKind.TOWNSHIP, "我镇", "某某镇政府"),
    ("某某县某某民族乡人民政府", OrganKind.TOWNSHIP, "我乡", "某某民族乡政府"),
    ("某某旗某某苏木人民政府", OrganKind.TOWNSHIP, "我苏木", "某某苏木政府"),
    ("某某市某某区某某街道办事处", OrganKind.STREET_OFFICE, "我街道", "某某街道办事处"),
    ("某某街道", OrganKind.STREET_OFFICE, "我街道", "某某街道"),
    ("某某街道财政所", OrganKind.DEPARTMENT, "我所", "某某街道财政所"),
    ("某某区某某街道综合行政执法队", None, "我队", "某某街道综合行政执法队"),
    ("郑州市二七区商务局", OrganKind.DEPARTMENT, "我局", "二七区商务局"),
    ("某某县人民政府办公室", OrganKind.DEPARTMENT, "我办", "某某县政府办公室"),
    ("河南省人民政府办公厅", OrganKind.DEPARTMENT, "我厅", "河南省政府办公厅"),
    ("某某省自然资源厅", OrganKind.DEPARTMENT, "我厅", "某某省自然资源厅"),
    ("某某市发展和改革委员会", OrganKind.DEPARTMENT, "我委", "某某市发展和改革委员会"),
    ("某某市市场监督管理局", OrganKind.DEPARTMENT, "我局", "某某市市场监督管理局"),
    ("某某市某某县城市管理局", OrganKind.DEPARTMENT, "我局", "某某县城市管理局"),
    ("某某市公安局某某分局", OrganKind.DEPARTMENT, "我局", "某某市公安局某某分局"),
    ("某某市城乡建设局", OrganKind.DEPARTMENT, "我局", "某某市城乡建设局"),
    ("郑州经济技术开发区管理委员会", OrganKind.DEPARTMENT, "我区", "郑州经济技术开发区管理委员会"),
    ("某某高新区管委会", OrganKind.DEPARTMENT, "我区", "某某高新区管委会"),
    ("某某市交通运输综合行政执法支队", OrganKind.DEPARTMENT, "我支队", "某某市交通运输综合行政执法支队"),
    ("国家税务总局某某市某某区税务局", OrganKind.VERTICAL, "我局", "某某区税务局"),
    ("某某市气象局", OrganKind.VERTICAL, "我局", "某某市气象局"),
    ("中华人民共和国郑州海关", OrganKind.VERTICAL, "我关", "郑州海关"),
    ("郑州海关", OrganKind.VERTICAL, "我关", "郑州海关"),
    ("某某市烟草专卖局", OrganKind.VERTICAL, "我局", "某某市烟草专卖局"),
    ("国家统计局河南调查总队", OrganKind.VERTICAL, "我总队", "国家统计局河南调查总队"),
    ("国家金融监督管理总局某某监管分局", OrganKind.VERTICAL, "我局", "国家金融监督管理总局某某监管分局"),
    ("中国人民银行某某省分行", OrganKind.VERTICAL, "我行", "中国人民银行某某省分行"),
    ("某某市消防救援支队", OrganKind.VERTICAL, "我支队", "某某市消防救援支队"),
    ("国家税务总局", OrganKind.MINISTRY, "我局", "国家税务总局"),
    ("海关总署", OrganKind.MINISTRY, "我署", "海关总署"),
    ("财政部", OrganKind.MINISTRY, "我部", "财政部"),
    ("中国气象局", OrganKind.MINISTRY, "我局", "中国气象局"),
    ("国家发展和改革委员会", OrganKind.MINISTRY, "我委", "国家发展和改革委员会"),
    ("某某市住房公积金管理中心", OrganKind.AUTHORISED, "我中心", "某某市住房公积金管理中心"),
    ("某某县社会保险事业服务中心", OrganKind.AUTHORISED, "我中心", "某某县社会保险事业服务中心"),
    ("某某大学", OrganKind.AUTHORISED, "我校", "某某大学"),
    ("某某县融媒体中心", None, "我中心", "某某县融媒体中心"),
    ("喀什地区行政公署", None, "我署", "喀什地区行政公署"),
    ("某某水务集团有限公司", None, "我公司", "某某水务集团有限公司"),
    ("", None, "我单位", ""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "kind"), [(name, kind) for name, kind, *_ in ORGANS])
def test_the_full_name_tells_the_kind_of_organ(name: str, kind: OrganKind | None) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize("name", ["昆山市人民政府", "江苏省昆山市人民政府", "郑州市人民政府"])
def test_a_city_is_of_either_level_and_its_name_does_not_tell_which(name: str) -> None:
    assert kinds_of(name) == (OrganKind.CITY, OrganKind.COUNTY)
    assert kind_of(name) is None


@pytest.mark.parametrize(("name", "said"), [(name, said) for name, _, said, _ in ORGANS])
def test_the_full_name_tells_what_the_organ_calls_itself(name: str, said: str) -> None:
    assert self_reference_of(name) == said


@pytest.mark.parametrize(("name", "short"), [(name, short) for name, _, _, short in ORGANS])
def test_the_short_name_leaves_out_the_places_above(name: str, short: str) -> None:
    assert short_name_of(name) == short


@pytest.mark.parametrize(
    ("kind", "government", "regulations", "deadline"),
    [
        (OrganKind.MINISTRY, False, True, date(2026, 1, 31)),
        (OrganKind.PROVINCE, True, True, date(2026, 3, 31)),
        (OrganKind.CITY, True, True, date(2026, 3, 31)),
        (OrganKind.COUNTY, True, False, date(2026, 3, 31)),
        (OrganKind.TOWNSHIP, True, False, None),
        (OrganKind.STREET_OFFICE, False, False, None),
        (OrganKind.DEPARTMENT, False, False, date(2026, 1, 31)),
        (OrganKind.VERTICAL, False, False, date(2026, 1, 31)),
        (OrganKind.AUTHORISED, False, False, date(2026, 1, 31)),
    ],
)
def test_the_kind_decides_what_is_reported_and_by_when(
    kind: OrganKind, government: bool, regulations: bool, deadline: date | None
) -> None:
    assert kind.is_government is government
    assert kind.makes_regulations is regulations
    assert kind.deadline(2025) == deadline
