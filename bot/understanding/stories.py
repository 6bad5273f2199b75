"""A story before the question: "Meine Schwester aus Remscheid meint ... Wie viele Projekte gibt es in Aachen?".

The story holds names, superlatives and facts, too, and would draw the answer away from what is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.cues import find_cues, find_ranks
from bot.understanding.facets import find_facets
from bot.understanding.names import NameIndex
from bot.understanding.text import Token, fold, tokenize

_SENTENCE_END = re.compile(r"(?<=[a-zäöüß]{3}[.!?…])(?<!Prof\.)\s+(?=[A-ZÄÖÜ„])")
_FEWEST_WORDS = 4
_SETS = frozenset({"count", "sum", "average", "list"})
# A story with these says what is wanted, so that the question alone would be too little.
_WANTS = re.compile(
    r"\b(such\w*|brauch\w*|benotig\w*|mocht\w*|wollen|will|wurd\w*|bitte|nenn\w*|zeig\w*|sag\w*|gib|schick\w*|interess\w*"
    r"|uberleg\w*|plan\w*|wir|unser\w*|geht um|nur|ohne|lediglich|alle)\b"
)
# A question with these points back to the story.
_POINTS_BACK = frozenset(
    """
    dafur dazu davon dahinter daran darauf darum dort da dabei damit darin daraus darunter daruber hierzu hierfur
    dieser diese dieses diesem diesen denen dessen deren er sie ihm ihn ihr hier uns
    """.split()
)
_NAMED_ALONE = frozenset({"project", "person", "place", "kreis", "region", "category"})
_SUBJECTS = frozenset({"project", "person", "topic", "service", "product", "organisation", "category", "reuse_kind"})


def without_story(text: str, index: NameIndex) -> str:
    """The question, if it stands alone after sentences that ask for nothing; otherwise the whole text."""
    story, question = _parted(text)
    if not story or _WANTS.search(fold(story)):
        return text
    return question if _stands_alone(question, story, index) else text


def _parted(text: str) -> tuple[str, str]:
    """What comes before the first sentence with a question mark, and the rest."""
    sentences = _SENTENCE_END.split(text.strip())
    first = next((i for i, sentence in enumerate(sentences) if "?" in sentence), 0)
    return " ".join(sentences[:first]), " ".join(sentences[first:])


def _stands_alone(question: str, story: str, index: NameIndex) -> bool:
    tokens = index.read(question)
    if len(tokens) < _FEWEST_WORDS or _points_back(tokenize(question)):
        return False
    kinds = {c.kind for mention in index.find(tokens, question) for c in mention.candidates[:1]}
    told = {c.kind for mention in index.find(index.read(story), story) for c in mention.candidates[:1]}
    if told & _SUBJECTS and not kinds & _SUBJECTS:
        return False
    cues = find_cues(tokens)
    of_sets = "projects_word" in cues and bool(cues & _SETS or find_ranks(tokens, cues))
    return of_sets or bool(kinds & _NAMED_ALONE and (find_facets(tokens) or cues & _SETS))


def _points_back(tokens: Sequence[Token]) -> bool:
    """ "Was kostet das?" does; "das Serviceportal" and "gibt es" do not."""
    forms = [t.form for t in tokens]
    if _POINTS_BACK & set(forms) or forms[0] in {"und", "oder", "aber"}:
        return True
    bare = {i for i, form in enumerate(forms) if form in {"das", "es"}}
    return any(not _is_article(tokens, i) and not {"gibt", "gab"} & set(forms[max(0, i - 1) : i + 2]) for i in bare)


def _is_article(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].form == "das" and any(t.capitalised for t in tokens[at + 1 : at + 3])
