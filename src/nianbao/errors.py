"""The errors of nianbao: each one a Chinese sentence that says what is wrong, where, and what to do next."""

from __future__ import annotations


class NianbaoError(Exception):
    """Anything that nianbao can say about what went wrong; only the front ends turn it into output.

    `what` is the fault, `where` the file, key or cell it stands in, `remedy` the next step for the drafter.
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        place = f"（{self.where}）" if self.where else ""
        return f"{self.what}{place}。{self.remedy}"


class DataFileError(NianbaoError):
    """A file of prompts/ or templates/ that cannot be used: names the file, the key and what was expected."""


class ReadingError(NianbaoError):
    """A file that cannot be read as a published report."""


class RegisterError(ReadingError):
    """A file that cannot be read as a register of applications."""


class WritingError(NianbaoError):
    """A Word file, web page or check sheet that cannot be written, or that does not read back as the report."""


class ProjectError(NianbaoError):
    """A project file or folder that cannot be opened, locked or saved."""


class AnswersError(NianbaoError):
    """An answers file for `nianbao draft` that cannot be used."""


class WorkerError(NianbaoError):
    """A file that ended whatever read it: too large, or made to do harm."""

    def __init__(self) -> None:
        super().__init__(
            "读这个文件的时候程序中断了，可能是文件太大，或者已经损坏", remedy="请打开看看，另存一份再试。"
        )


class ClusterError(NianbaoError):
    """A cluster that cannot be reached, or was lost in the midst."""
