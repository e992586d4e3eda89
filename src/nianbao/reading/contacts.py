"""Where the organ can be reached, as the opening of its report says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from nianbao.language.folding import half_width

_FORMS = {
    "address": r"[^,，;；。()（）\n]{4,60}",
    "postcode": r"\d{6}(?!\d)",
    "telephone": r"\d[\d\s()—–-]{5,19}\d|\(0\d{2,3}\)\s*\d{7,8}",
    "email": r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
}
_DASHES = re.compile(r"[—–]+")
_SITE = re.compile(
    r"可(?:以)?(?:在|从|于|到|登录|登陆|通过)(?P<site>[^,，。;；]{4,60}?)(?:上|中|进行)?(?:查阅|下载|查看|查询|浏览)"
)


def contacts(opening: str, names: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Address, postcode, telephone, e-mail and site, those the opening gives; `names` are the words before each."""
    text = half_width(opening)
    found = {kind: _after(text, names.get(kind, ()), form) for kind, form in _FORMS.items()}
    found["telephone"] = _DASHES.sub("-", found["telephone"])
    site = _SITE.search(text)
    found["site"] = opening[site.start("site") : site.end("site")] if site else ""
    return {kind: value.strip() for kind, value in found.items() if value.strip()}


def _after(text: str, names: Sequence[str], form: str) -> str:
    if not names:
        return ""
    found = re.search(rf"(?:{'|'.join(map(re.escape, names))})\s*[:为是]\s*(?P<value>{form})", text)
    return found["value"] if found else ""
