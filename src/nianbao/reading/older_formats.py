"""Files of older office programs (.doc, .wps, .rtf) in: LibreOffice makes them Word files, where it is installed."""

from __future__ import annotations

import tempfile
from pathlib import Path

from nianbao.errors import ReadingError
from nianbao.office_program import convert, libreoffice

_SECONDS = 60.0


def as_word_file(data: bytes, suffix: str, kind: str, remedy: str) -> bytes:
    """The .docx file that LibreOffice makes of a file; raises ReadingError where it is not here or cannot.

    `kind` names the file's format for the drafter, `remedy` what helps without LibreOffice.
    """
    program = libreoffice()
    if program is None:
        raise ReadingError(f"这是{kind}格式，这台机器上没有 LibreOffice，读不了", remedy=remedy)
    with tempfile.TemporaryDirectory(prefix="nianbao-", ignore_cleanup_errors=True) as folder:
        given = Path(folder) / f"report{suffix}"
        given.write_bytes(data)
        made = Path(folder) / "made"
        made.mkdir()
        try:
            convert(program, [given], "docx", made, _SECONDS)
            return (made / "report.docx").read_bytes()
        except TimeoutError as error:
            raise ReadingError(
                f"这是{kind}格式，LibreOffice 转了 {_SECONDS:.0f} 秒还没有转完", remedy=remedy
            ) from error
        except OSError as error:
            raise ReadingError(f"这是{kind}格式，LibreOffice 转不了", remedy=remedy) from error
