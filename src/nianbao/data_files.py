"""The files of prompts/ and templates/: shipped with the program, overlaid file by file by an office's own folder."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from nianbao.errors import DataFileError
from nianbao.plain_files import read_plain
from nianbao.report.format import ReportFormat

_Model = TypeVar("_Model", bound=BaseModel)

LARGEST = 4 * 1024 * 1024
"""Bytes of a data file: far more than any, less than fills the memory."""

_EXPECTED = {
    "missing": "缺少这一项",
    "extra_forbidden": "没有这一项，请检查拼写",
    "string_type": "应当是文字",
    "int_type": "应当是整数",
    "int_parsing": "应当是整数",
    "bool_type": "应当是 true 或 false",
    "bool_parsing": "应当是 true 或 false",
    "list_type": "应当是列表",
    "tuple_type": "应当是列表",
    "dict_type": "应当是“键: 值”",
    "model_type": "应当是“键: 值”",
    "too_short": "项数不够",
    "too_long": "项数太多",
    "string_too_short": "不能空着",
    "string_pattern_mismatch": "写法不对，应当符合 {pattern}",
    "union_tag_invalid": "只能是 {expected_tags}",
    "union_tag_not_found": "缺少 {discriminator}",
    "literal_error": "只能是 {expected}",
    "enum": "只能是 {expected}",
    "greater_than": "应当大于 {gt}",
    "greater_than_equal": "不能小于 {ge}",
    "less_than": "应当小于 {lt}",
    "less_than_equal": "不能大于 {le}",
    "float_type": "应当是数字",
    "float_parsing": "应当是数字",
    "decimal_parsing": "应当是数字",
    "decimal_type": "应当是数字",
}
"""What was expected, by pydantic's name of the fault."""


@dataclass(frozen=True)
class DataFolder:
    """One of the two folders of data; a file in `overlay` stands for the shipped file of the same name.

    `edition`: a folder in either of them whose files stand for those of the same name outside of it.
    """

    package: str
    overlay: Path | None = None
    edition: str = ""

    def path(self, name: str) -> Traversable:
        """The file `name` (“wording/other.yaml”): the office's own where it exists, else the shipped one."""
        if self.overlay is not None and self.is_own(name):
            own = self.overlay / self.edition / name
            return own if own.is_file() else self.overlay / name
        shipped = resources.files(self.package)
        of_edition = shipped.joinpath(*filter(None, (self.edition, *name.split("/"))))
        return of_edition if of_edition.is_file() else shipped.joinpath(*name.split("/"))

    def is_own(self, name: str) -> bool:
        """Whether the office has this file itself."""
        if self.overlay is None:
            return False
        return (self.overlay / name).is_file() or (self.overlay / self.edition / name).is_file()

    def text(self, name: str) -> str:
        """The text of a file; raises DataFileError where it is missing or not UTF-8."""
        try:
            return self.bytes(name).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise DataFileError(
                "文件不是 UTF-8 编码", where=self.spot(name), remedy="请另存为 UTF-8 后再试。"
            ) from error

    def bytes(self, name: str) -> bytes:
        """The bytes of a file; raises DataFileError where it cannot be read."""
        try:
            path = self.path(name)
            data = read_plain(path, LARGEST) if isinstance(path, Path) else path.read_bytes()
        except OSError as error:
            raise self._unreadable(name) from error
        if len(data) > LARGEST:
            raise DataFileError("文件太大", where=self.spot(name), remedy="请检查是不是放错了文件。")
        return data

    def _unreadable(self, name: str) -> DataFileError:
        return DataFileError("文件打不开", where=self.spot(name), remedy="请检查文件是否存在、是否有读取权限。")

    def yaml(self, name: str) -> Any:
        """The data of a YAML file; raises DataFileError with the line at fault."""
        try:
            return yaml.load(self.text(name), Loader=_Loader)
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            # A date that is none and a number without end are ValueErrors.
            mark = getattr(error, "problem_mark", None)
            line = f" 第 {mark.line + 1} 行" if mark is not None else ""
            raise DataFileError(
                "文件的格式不对", where=self.spot(name) + line, remedy="请检查这一行的缩进、冒号后的空格和引号。"
            ) from error

    def model(self, name: str, model: type[_Model]) -> _Model:
        """A YAML file as a checked model; raises DataFileError with file, key and what was expected."""
        return self.checked(name, model, self.yaml(name))

    def checked(self, name: str, model: type[_Model], data: object) -> _Model:
        """`data`, read from the file `name`, as a checked model; raises DataFileError with the key at fault."""
        try:
            return model.model_validate(data)
        except ValidationError as error:
            raise self.fault(name, error) from error

    def fault(self, name: str, error: ValidationError) -> DataFileError:
        """The first fault that a model found in a file, as a sentence."""
        first = error.errors(include_url=False)[0]
        key = ".".join(f"第{part + 1}项" if isinstance(part, int) else part for part in first["loc"]) or "全文"
        wanted = _EXPECTED.get(first["type"], str(first["msg"]).removeprefix("Value error, "))
        expected = wanted.format(**first.get("ctx", {})) if first["type"] in _EXPECTED else wanted
        return DataFileError(f"“{key}”这一项不对：{expected}", where=self.spot(name), remedy="请改好后再试。")

    def check_complete(self, name: str, within: str, wanted: Mapping[str, str], there: Collection[str]) -> None:
        """Raise DataFileError where the file lacks one of the `wanted` keys of the tables, each with its printed label.

        `there` are the keys that it has below its key `within`.
        """
        for key, label in wanted.items():
            if key not in there:
                raise DataFileError(
                    f"“{within}.{key}”这一项缺少：报告格式里有“{label}”", where=self.spot(name), remedy="请补上这一项。"
                )

    def names(self, folder: str = "", suffix: str = ".yaml") -> tuple[str, ...]:
        """The names of the files of a folder, shipped or the office's own, in alphabetical order."""
        places = [resources.files(self.package)]
        if self.overlay is not None:
            places.append(self.overlay)
        found: set[str] = set()
        for place in places:
            here = place.joinpath(*folder.split("/")) if folder else place
            if here.is_dir():
                found.update(item.name for item in here.iterdir() if item.name.endswith(suffix))
        return tuple(f"{folder}/{name}" if folder else name for name in sorted(found))

    def spot(self, name: str) -> str:
        """Where a file stands, for messages: the office's own by its path, a shipped one by its short name."""
        return str(self.path(name)) if self.is_own(name) else f"{self.package}/{name}"


@dataclass(frozen=True)
class DataFiles:
    """Both folders of data, with the office's own over them.

    `format` is the first year that the format of the report is for, the newest where none is chosen; a folder of this
    name in prompts/ or templates/ holds the files that differ for it.
    """

    prompts: DataFolder = field(default_factory=lambda: DataFolder("nianbao.prompts"))
    templates: DataFolder = field(default_factory=lambda: DataFolder("nianbao.templates"))
    format: str = ""

    def __post_init__(self) -> None:
        name = self.format or self._formats[-1]
        object.__setattr__(self, "format", name)
        for folder in ("prompts", "templates"):
            object.__setattr__(self, folder, replace(getattr(self, folder), edition=name))

    @classmethod
    def overlaid(cls, prompts: Path | None = None, templates: Path | None = None) -> DataFiles:
        """The shipped files under an office's own folders; raises DataFileError where a folder is not there."""
        for folder in (prompts, templates):
            if folder is not None and not folder.is_dir():
                raise DataFileError("文件夹不存在", where=str(folder), remedy="请检查路径。")
        return cls(DataFolder("nianbao.prompts", prompts), DataFolder("nianbao.templates", templates))

    def for_year(self, year: int) -> DataFiles:
        """The files for the report of a year: those of the last format that began in it or before."""
        name = max((each for each in self._formats if int(each) <= year), default=self._formats[0])
        return self if name == self.format else replace(self, format=name)

    @cached_property
    def _formats(self) -> tuple[str, ...]:
        """The formats that reports are drafted in, by the first year that each is for, the oldest first."""
        names = (name.removeprefix("format/").removesuffix(".yaml") for name in self.templates.names("format"))
        found = sorted(name for name in names if name.isdecimal())
        if not found:
            raise DataFileError("没有报告格式的文件", where=f"{self.templates.package}/format", remedy="请重新安装。")
        return tuple(found)

    @cached_property
    def form(self) -> ReportFormat:
        """The format of the report; raises DataFileError where its file is at fault."""
        name = f"format/{self.format}.yaml"
        form = self.templates.model(name, ReportFormat)
        if form.format != self.format:
            raise DataFileError(
                f"“format”这一项不对：应当与文件名一样，是 {self.format}",
                where=self.templates.spot(name),
                remedy="请改好后再试。",
            )
        return form

    @property
    def layout_name(self) -> str:
        """The file of the page that this format is printed on."""
        return f"layout/{self.format}.yaml"


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML with one answer to a key written twice: an error, never the last one silently."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> Mapping[Any, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if isinstance(key, list | dict) or key in seen:
                raise yaml.MarkedYAMLError(problem="no key, or a duplicate", problem_mark=key_node.start_mark)
            seen.add(key)
        return super().construct_mapping(node, deep=deep)  # type: ignore[no-any-return]
