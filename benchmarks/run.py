"""All figures in one table: `make bench`, or `python benchmarks/run.py startup word` for some of them."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

SUBJECTS = ("startup", "answer", "keys", "checks", "reading", "word", "units", "faults")


def main(subjects: list[str]) -> int:
    sys.path.insert(0, str(Path(__file__).parent))
    print("| what | measured | limit | beside it |\n|---|---|---|---|")
    kept = True
    for subject in subjects or SUBJECTS:
        for figure in importlib.import_module(subject).figures():
            print(figure.row(), flush=True)
            kept = kept and figure.kept
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
