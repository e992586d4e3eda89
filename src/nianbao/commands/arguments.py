"""The command line, with its help and its faults in Chinese."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import Any, NoReturn

from nianbao.language.line_breaking import break_lines, pad, width_of

_COMMAND = "command"
_WIDTH = 78
_HELP_AT = 24
_FAULTS = (
    (r"the following arguments are required: (.*)", r"缺少 \1"),
    (r"unrecognized arguments: (.*)", r"不认识的参数：\1"),
    (r"argument (\S+): invalid choice: '?(.*?)'? \(choose from (.*)\)", r"没有“\2”这个命令，可以用的有：\3"),
    (r"argument (\S+): expected one argument", r"\1 后面要有一个值"),
    (r"argument (\S+): invalid _count value: '?(.*?)'?$", r"\1 后面要有一个大于 0 的数"),
    (r"argument (\S+): ignored explicit argument '(.*)'", r"\1 后面不能有“\2”"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 和 \2 不能一起用"),
    (r"ambiguous option: (\S+) could match (.*)", r"\1 不明确，可能是 \2"),
)


class _Formatter(argparse.HelpFormatter):
    """Help in columns that are aligned by cells: argparse itself counts characters."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30, width=_WIDTH)

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)

    def _format_action(self, action: argparse.Action) -> str:
        below = "".join(self._format_action(each) for each in self._iter_indented_subactions(action))
        if below:
            return below
        head = f"  {self._format_action_invocation(action)}"
        lines = break_lines(self._expand_help(action) if action.help else "", _WIDTH - _HELP_AT)
        if width_of(head) < _HELP_AT:
            lines[0] = pad(head, _HELP_AT) + lines[0]
            return "\n".join((lines[0], *(" " * _HELP_AT + line for line in lines[1:]))) + "\n"
        return "\n".join((head, *(" " * _HELP_AT + line for line in lines))) + "\n"


class _Parser(argparse.ArgumentParser):
    def __init__(self, **settings: Any) -> None:
        super().__init__(formatter_class=_Formatter, add_help=False, allow_abbrev=False, **settings)
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def format_help(self) -> str:
        """The help, with Chinese colons behind its headings."""
        return re.sub(r"^(\S+):$", r"\1：", super().format_help(), flags=re.MULTILINE)

    def error(self, message: str) -> NoReturn:
        for pattern, chinese in _FAULTS:
            message = re.sub(pattern, chinese, message)
        message = message.replace("', '", "、").replace("'", "")
        self.print_usage(sys.stderr)
        self.exit(2, f"{message}。用 {self.prog} --help 看说明。\n")


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> NoReturn:
        from importlib.metadata import version

        print(f"nianbao {version('nianbao')}")
        parser.exit()


def parser() -> argparse.ArgumentParser:
    """The parser of the command line; `command` is None for the app."""
    whole = _Parser(
        prog="nianbao", description="一问一答起草政府信息公开工作年度报告，写出 Word 文件。不加命令就打开程序。"
    )
    whole.add_argument("--version", action=_Version, nargs=0, help="显示版本")
    whole.add_argument("--plain", action="store_true", help="逐行问答，适合读屏软件、旧终端和脚本")
    _folders(whole, default=None)
    commands = whole.add_subparsers(dest=_COMMAND, metavar="命令", title="命令", parser_class=_Parser)
    _draft(commands)
    _read(commands)
    _check(commands)
    _register(commands)
    _aggregate(commands)
    doctor = _add(commands, "doctor", "检查终端、字体、LibreOffice、文件夹，看哪些能用；或者检查一个 Word 文件的版面")
    doctor.add_argument("file", type=Path, nargs="?", metavar="文件", help="只看这个 Word 文件的版面对不对")
    _add(commands, "flow", "把全部问题和条件画成 Mermaid 流程图")
    return whole


def _folders(target: argparse.ArgumentParser, default: Any) -> None:
    """The folders may stand before a command or behind it."""
    folders = target.add_argument_group("文件夹")
    for name, text in (
        ("--folder", "草稿放在哪里，平时是“文档”里的“年报”"),
        ("--prompts", "单位自己的问题，同名的文件代替自带的"),
        ("--templates", "单位自己的表样、版式和文字，同名的文件代替自带的"),
    ):
        folders.add_argument(name, type=Path, metavar="文件夹", default=default, help=text)


def _add(commands: Any, name: str, text: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=text, description=f"{text}。")
    _folders(command, default=argparse.SUPPRESS)
    return command


def _draft(commands: Any) -> None:
    command = _add(commands, "draft", "不提问，用一个文件里的回答直接写出 Word 文件")
    command.add_argument("answers", type=Path, metavar="回答.yaml", help="一行一个“问题编号: 回答”，编号见 flow")
    command.add_argument("--last", type=Path, metavar="文件", help="去年的报告或草稿")
    command.add_argument("-o", "--output", type=Path, metavar="文件.docx", help="写到哪里；.pdf 写成 PDF")
    command.add_argument("--web", type=Path, metavar="文件.html", help="再写一份网页")
    command.add_argument("--glance", type=Path, metavar="文件.html", help="再写一份一图读懂")
    command.add_argument("--single-other-row", action="store_true", help="（六）其他处理只印一行")
    command.add_argument("--incomplete", action="store_true", help="没答完、对不上也写，文件上标明“草稿”")


def _read(commands: Any) -> None:
    command = _add(commands, "read", "读一份公开的年度报告，列出里面的表和文字")
    command.add_argument("file", type=Path, metavar="文件", help="Word、PDF、网页或文字文件")
    command.add_argument("--json", action="store_true", help="输出 JSON")


def _check(commands: Any) -> None:
    command = _add(commands, "check", "核对一份或几份草稿、公开的报告；有对不上的，退出码是 1")
    command.add_argument(
        "files",
        type=Path,
        nargs="+",
        metavar="文件",
        help="草稿（.json）、Word、PDF、网页或文字文件，可以几个，也可以是文件夹",
    )
    command.add_argument("--last", type=Path, metavar="文件", help="去年的报告或草稿")
    _many(command)
    command.add_argument("--fix", type=Path, metavar="文件", help="把 Word 文件的版面改对，另存成这个文件；文字不动")
    command.add_argument("--json", action="store_true", help="输出 JSON")


def _many(command: argparse.ArgumentParser) -> None:
    """What every command over a folder takes."""
    command.add_argument("--jobs", type=_count, metavar="几", help="同时用几个核，平时全用上")
    command.add_argument("--dask", metavar="地址", help="交给 Dask 集群去做，文件要放在各台机器都看得见的地方")
    command.add_argument("--resume", type=Path, metavar="文件", help="做到哪里记在这个文件里，停了再来，接着做")


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(text)
    return int(text)


def _aggregate(commands: Any) -> None:
    command = _add(commands, "aggregate", "把各单位的报告逐格加总，列出谁没有交、谁交了两份、哪份对不上")
    command.add_argument("folder", type=Path, metavar="文件夹", help="各单位的报告，Word、PDF、网页、文字、草稿都行")
    command.add_argument("--units", type=Path, metavar="名单", help="应当交的单位：一行一个名称，或者一张表")
    command.add_argument("--own", type=Path, metavar="文件", help="本机关自己的报告或草稿，一起加进去")
    command.add_argument("--last", type=Path, metavar="文件夹", help="各单位去年的报告，合计放在旁边比")
    command.add_argument("-o", "--output", type=Path, metavar="汇总.xlsx", help="写成 Excel 表：合计、各单位、问题")
    _many(command)
    command.add_argument("--json", action="store_true", help="输出 JSON")


def _register(commands: Any) -> None:
    command = _add(commands, "register", "把依申请公开台账数成表三、表四，列出每个数是哪几行来的，哪些超期、快到期")
    command.add_argument("file", type=Path, metavar="文件", help="Excel、WPS 的表格（.xlsx、.xls、.et）或 .csv 文件")
    command.add_argument("--year", type=int, metavar="年份", help="数哪一年，平时按台账自己的年份")
    command.add_argument("--last", type=Path, metavar="文件", help="去年的报告或草稿，用来核对上年结转")
    command.add_argument("--json", action="store_true", help="输出 JSON")
