"""A made-up format for the reports of 2027: one kind of applicant, one outcome and one cell of 表二 more than 2021's.

It is files alone, in an office's own folders: the format and its page, and what prompts/ and templates/ say of them.
"""

from __future__ import annotations

from pathlib import Path

from nianbao.data_files import DataFiles, DataFolder

SHIPPED = DataFiles()

CHANGES: dict[str, dict[str, str]] = {
    "templates/format/2027.yaml": {
        'format: "2021"': 'format: "2027"',
        "columns: [enterprise, research, ": "columns: [enterprise, research, media, ",
        "    - {label: 申请人情况, columns: 7}": "    - {label: 申请人情况, columns: 8}",
        "    - {key: public_interest, label": "    - {key: media, label: 新闻媒体, short: 媒体}\n"
        "    - {key: public_interest, label",
        "        - group: （六）其他处理": "            - {key: rejected_abusive, label: 6.明显滥用申请权}\n"
        "        - group: （六）其他处理",
        "    - {band: 第二十条第（八）项}": "    - {key: rewards, label: 行政奖励, cells: [decisions]}\n"
        "    - {band: 第二十条第（八）项}",
    },
    "templates/layout/2027.yaml": {
        "widths: [9.5, 27, 46, 11, 10, 10, 10, 10, 10, 12]": "widths: [9.5, 27, 38, 11, 10, 10, 9, 9, 10, 10, 12]"
    },
    "templates/2027/checks/words.yaml": {
        "\noutcome_filler:": "\n  rejected_abusive: [明显滥用申请权, 滥用申请权]\noutcome_filler:",
        "\ncolumns:\n": "\ncolumns:\n  media: [新闻媒体]\n",
    },
    "templates/2027/wording/overview.on_request.yaml": {
        '["科研机构", requests.new.research],': (
            '["科研机构", requests.new.research], ["新闻媒体", requests.new.media],'
        ),
        '["科研机构提出", requests.new.research],': (
            '["科研机构提出", requests.new.research], ["新闻媒体提出", requests.new.media],'
        ),
        '["要求确认或者重新出具已获取信息", requests.rejected_confirmation.total]': (
            '["要求确认或者重新出具已获取信息", requests.rejected_confirmation.total],\n'
            '            ["明显滥用申请权", requests.rejected_abusive.total]'
        ),
    },
    "templates/2027/wording/sentences.yaml": {
        "requests.rejected_excessive.total + requests.rejected_confirmation.total": (
            "requests.rejected_excessive.total + requests.rejected_confirmation.total + requests.rejected_abusive.total"
        )
    },
    "templates/2027/wording/moving_on.yaml": {
        "  - {value: requests.new.legal_service,": (
            "  - {value: requests.new.media, words: [新闻媒体], units: [件, 份, 宗]}\n"
            "  - {value: requests.rejected_abusive.total, words: [滥用申请权], units: [件, 份, 宗]}\n"
            "  - {value: requests.new.legal_service,"
        )
    },
    "prompts/2027/spoken.yaml": {
        "    public_interest: [社会公益组织": "    media: [新闻媒体, 媒体, 报社]\n    public_interest: [社会公益组织",
        "    other_not_corrected: [逾期不补正": "    rejected_abusive: [明显滥用申请权, 滥用申请权]\n"
        "    other_not_corrected: [逾期不补正",
        "    compulsory_measures: [强制": "    rewards: [奖励, 行政奖励, 表彰]\n    compulsory_measures: [强制",
    },
}
"""By file: what stands for what in the shipped file of the same name, in the format of 2021 where it has one."""


def files_of_2027(folder: Path, without: str = "") -> DataFiles:
    """The shipped files with the format of 2027 over them, as an office would lay it; `without` leaves a file out."""
    for root in ("prompts", "templates"):
        (folder / root).mkdir(exist_ok=True)
    for name, changes in CHANGES.items():
        if name != without:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(changed(shipped(name), changes), encoding="utf-8")
    return DataFiles.overlaid(folder / "prompts", folder / "templates")


def shipped(name: str) -> str:
    root, _, rest = name.partition("/")
    folder: DataFolder = getattr(SHIPPED, root)
    return folder.text(rest.removeprefix("2027/").replace("2027", "2021"))


def changed(text: str, changes: dict[str, str]) -> str:
    for before, after in changes.items():
        assert before in text, before
        text = text.replace(before, after)
    return text
