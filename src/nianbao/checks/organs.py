"""What the name of an organ tells about it."""

from __future__ import annotations

import re

from nianbao.report.model import OrganKind

_MUNICIPALITIES = "北京|上海|天津|重庆"
_KINDS = (
    (re.compile(r"(街道|(镇|乡)人民政府|街道办事处)$"), OrganKind.TOWNSHIP),
    (re.compile(rf"((省|自治区)|^({_MUNICIPALITIES})市)人民政府$"), OrganKind.PROVINCE),
    (re.compile(r"[县区旗]人民政府$"), OrganKind.COUNTY),
    (re.compile(r"市人民政府$"), OrganKind.CITY),
    (re.compile(r"[省市区县旗镇乡].*(局|委员会|厅|办公室|办事处)$"), OrganKind.DEPARTMENT),
)


def kind_of(name: str) -> OrganKind | None:
    """The kind of organ that a full name tells; None where it does not."""
    return next((kind for pattern, kind in _KINDS if pattern.search(name)), None)
