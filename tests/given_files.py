"""Files that are given in a sitting, and what befalls the draft meanwhile, by the names that situations call them."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import cache
from pathlib import Path

from districts import DISTRICT, district
from docx import Document
from given_registers import save
from offices import example, office, opened
from talking import NOW

from nianbao.data_files import DataFiles
from nianbao.session.answers_out import save_answers
from nianbao.session.drafting import Drafting, Office
from nianbao.session.export_kinds import ExportKind
from nianbao.session.headless import run_answers
from nianbao.storage.listing import list_projects
from nianbao.storage.lock import Lock
from nianbao.storage.project import Project


def kept(make: Callable[[Path], None]) -> Callable[[Path], None]:
    """The same folder again without making it anew."""

    @cache
    def files() -> Mapping[str, bytes]:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "年报"
            folder.mkdir(mode=0o700)
            make(folder)
            found = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock")
            return {str(path.relative_to(folder)): path.read_bytes() for path in found}

    def put(folder: Path) -> None:
        for name, content in files().items():
            path = folder / name
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.write_bytes(content)
            path.chmod(0o600)

    return put


def last_year(folder: Path) -> None:
    """The draft of the year before, of a quiet department, and the page of it with gaps."""
    _last_year(beside(folder, "去年"))


@kept
def _last_year(before: Path) -> None:
    with Drafting(office(), Project.create(before, now=lambda: NOW), now=lambda: NOW) as drafting:
        run_answers(drafting.conversation, example("department-quiet") | {"organ.year": "2024"})
        drafting.export(before / "去年.html", kind=ExportKind.WEB)
    drafting.project.path.rename(before / "去年.json")
    page = (before / "去年.html").read_text(encoding="utf-8")
    assert page.count("2024年") > 1
    figures = page.split("行政许可")
    gaps = "行政许可".join((figures[0], figures[1].replace(">0<", ">0件左右<", 1), *figures[2:]))
    fees = gaps.split("行政事业性收费")
    (before / "缺数.html").write_text(
        "行政事业性收费".join((fees[0], fees[1].replace(">0<", "><", 1), *fees[2:])), "utf-8"
    )


def beside(folder: Path, name: str) -> Path:
    """A folder beside that of the drafts."""
    made = folder.parent / name
    made.mkdir(mode=0o700, exist_ok=True)
    return made


def draft_of(folder: Path) -> Path:
    """The draft that was saved last."""
    return list_projects(folder)[0].path


def damage(folder: Path) -> None:
    """The draft's file ends in the middle."""
    path = draft_of(folder)
    path.write_bytes(path.read_bytes()[:100])


def held(folder: Path) -> None:
    """The draft is open on another machine, as far as its lock says."""
    holder = {"host": "办公室电脑", "pid": 1, "user": "张三", "since": "2026-01-05T08:00:00"}
    Lock(draft_of(folder)).path.write_text(json.dumps(holder), encoding="utf-8")


def changed_elsewhere(folder: Path) -> None:
    """A cloud drive puts a copy in the place of the draft in which the organ is called otherwise."""
    path = draft_of(folder)
    data = json.loads(path.read_text(encoding="utf-8"))
    data["answers"]["organ.name"] |= {"text": "云浦区档案馆", "value": "云浦区档案馆"}
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def word_changed(folder: Path) -> None:
    """The office changes a figure in the Word file that was exported."""
    (path,) = (each for each in folder.glob("*报告.docx") if "核对" not in each.name)
    document = Document(str(path))
    document.tables[0].rows[6].cells[1].paragraphs[0].runs[0].text = "3"
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace("培训1次", "培训2次")
    document.save(str(path))


def pulled(folder: Path) -> None:
    """The stick with the folder is pulled."""
    folder.rename(folder.with_name("拔走的"))


def issued(folder: Path) -> None:
    """The report is written as final."""
    with opened(draft_of(folder)) as drafting:
        drafting.export()


def registers(folder: Path) -> None:
    """Registers of applications, in a folder beside."""
    save(beside(folder, "台账"))


def reports_of_units(folder: Path) -> None:
    """The reports of three subordinate organs, in a folder beside."""
    three = (f"{DISTRICT}财政局", f"{DISTRICT}民政局", f"{DISTRICT}石桥镇人民政府")
    district(beside(folder, "各单位"), three)


def own_office(name: str, folder: Path) -> Office:
    """The office with questions of its own."""
    shipped = DataFiles().prompts.text("disputes.yaml")
    own = re.sub(r"    echo: .*\n", "", shipped)
    assert own != shipped
    prompts = beside(folder, name)
    (prompts / "disputes.yaml").write_text(own, encoding="utf-8")
    return Office.load(DataFiles.overlaid(prompts=prompts))


def next_day(folder: Path) -> None:
    """On the day after it was finished a figure was changed in the draft, and a question put off."""
    with Drafting.open(office(), draft_of(folder), now=lambda: NOW + timedelta(days=1)) as later:
        for question, text in (("overview.proactive_total", "18"), ("organ.telephone", "待定")):
            later.conversation.edit(question)
            later.conversation.say(text)


def answers_of_a_colleague(folder: Path) -> None:
    """All answers of the draft as a file, and the same as a colleague sent it back."""
    with opened(draft_of(folder)) as drafting:
        written = save_answers(drafting)
    text = written.read_text(encoding="utf-8")
    (beside(folder, "同事") / "一样.yaml").write_text(text, encoding="utf-8")
    written.unlink()
    others = "overview.proactive_total: 18\norgan.deadline: 按通知\nfees.notices: 3\n"
    kept = [line for line in text.splitlines() if not line.startswith(("overview.proactive_total", "organ.deadline"))]
    (beside(folder, "同事") / "改过.yaml").write_text("\n".join((*kept, others)), encoding="utf-8")


def one_less(folder: Path) -> None:
    """One of the subordinate organs' reports is taken away."""
    next(iter(sorted(beside(folder, "各单位").iterdir()))).unlink()


def doubtful_answers(folder: Path) -> None:
    """Answers in a file, one of which hardly looks like one."""
    lines = (f"{id}: {text!r}\n" for id, text in (example("department-quiet") | {"organ.short_name": "云档"}).items())
    (beside(folder, "同事") / "存疑.yaml").write_text("".join(lines), encoding="utf-8")


GIVEN: Mapping[str, Callable[[Path], None]] = {
    "去年": last_year,
    "损坏": damage,
    "别处打开": held,
    "定稿": issued,
    "台账": registers,
    "第二天改过": next_day,
    "同事的回答": answers_of_a_colleague,
    "存疑的回答": doubtful_answers,
    "各单位": reports_of_units,
}
"""What is there before the sitting."""

BEFALLS: Mapping[str, Callable[[Path], None]] = {
    "别处改过": changed_elsewhere,
    "改了文件": word_changed,
    "拔了U盘": pulled,
    "少一份": one_less,
}
"""What befalls the draft in the middle of it: a line “!……” among those typed."""
