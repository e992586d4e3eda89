"""Sentences of last year's that have become untrue: “未收到申请” when some came, “复议2件” when there was none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nianbao.wording.moving_words import Claim
from nianbao.wording.names import Names
from nianbao.wording.sandbox import known_value
from nianbao.wording.sentences import Sentences
from nianbao.wording.wording_files import Wording


class Claims:
    """What the sentences of one passage claim, held against what is known of this year."""

    def __init__(self, passage: str, names: Names, wording: Wording) -> None:
        self._names = names
        self._claims = [claim for claim in wording.moving.claims if not claim.passages or passage in claim.passages]
        self._sentences = Sentences(wording.sentences, names)
        self._told: set[str] = set()

    def instead(self, sentence: str) -> tuple[str, str] | None:
        """What stands instead of a sentence that has become untrue, with the names of the shared sentences in it.

        Empty where they were told already; None where the sentence can stay.
        """
        claims = [claim for claim in self._claims if claim.none.search(sentence) or claim.some.search(sentence)]
        new = [claim.sentence for claim in claims if claim.sentence not in self._told]
        if claims and not new:
            return "", ""
        if not any(self._is_untrue(claim, sentence) for claim in claims):
            return None
        try:
            instead = "".join(self._sentences[key] for key in new)
        except KeyError:
            return None
        self._told.update(new)
        return instead, "、".join(new)

    def unconfirmed(self, sentence: str) -> Iterator[tuple[re.Match[str], Claim]]:
        """Where the sentence says that there was none of something whose number is not known yet."""
        for claim in self._claims:
            match = claim.none.search(sentence)
            if match is not None and self._now(claim) is None:
                yield match, claim

    def _is_untrue(self, claim: Claim, sentence: str) -> bool:
        now = self._now(claim)
        if now is None:
            return False
        return bool(now) if claim.none.search(sentence) else not now

    def _now(self, claim: Claim) -> object:
        return known_value(claim.value, self._names, f"moving_on.yaml，claims，{claim.sentence}")
