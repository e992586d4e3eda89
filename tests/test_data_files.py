from pathlib import Path

import pytest

from nianbao.data_files import DataFiles
from nianbao.errors import DataFileError

SHIPPED = DataFiles().templates


def overlaid(folder: Path, name: str, text: str | bytes) -> DataFiles:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return DataFiles.overlaid(templates=folder)


def test_the_office_own_file_stands_for_the_shipped_one(tmp_path: Path) -> None:
    own = SHIPPED.text("format/2021.yaml").replace("六、其他需要报告的事项", "六、其他事项")
    files = overlaid(tmp_path, "format/2021.yaml", own)
    assert files.form.sections[-1].heading == "六、其他事项"


def test_files_that_the_office_does_not_have_are_the_shipped_ones(tmp_path: Path) -> None:
    assert DataFiles.overlaid(templates=tmp_path).form == DataFiles().form


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("format: [", "第"),
        ("format: a\nformat: b\n", "第 2 行"),
        ("format: a\n[b]: c\n", "第 2 行"),
        ('format: "2021"\n', "“sections”这一项不对：缺少这一项"),
        (SHIPPED.text("format/2021.yaml") + "\nfoo: 1\n", "“foo”这一项不对：没有这一项"),
        (b"\xff\xfe\x00", "UTF-8"),
        ("- 1\n- 2\n", "全文"),
        ("format: 2021-13-99\n", "格式不对"),
        ("format: " + "9" * 5000, "格式不对"),
        ("[" * 2000, "格式不对"),
    ],
    ids=[
        *("not yaml", "key twice", "a list as key", "key missing", "key too many", "encoding", "a list"),
        *("no date", "no number", "deep"),
    ],
)
def test_a_mistake_is_told_with_file_key_and_what_was_expected(tmp_path: Path, text: str | bytes, said: str) -> None:
    files = overlaid(tmp_path, "format/2021.yaml", text)
    with pytest.raises(DataFileError) as caught:
        _ = files.form
    assert said in str(caught.value)
    assert "2021.yaml" in str(caught.value)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="文件夹不存在"):
        DataFiles.overlaid(prompts=tmp_path / "none")


def test_names_lists_shipped_and_own_files(tmp_path: Path) -> None:
    files = overlaid(tmp_path, "format/2030.yaml", "")
    assert {"format/2021.yaml", "format/2030.yaml"} <= set(files.templates.names("format"))
