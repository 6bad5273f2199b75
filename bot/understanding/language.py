"""In which language a message is written, judged by its most frequent words. German in case of doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.lang.de.stop_words import STOP_WORDS
from spacy.lang.en.stop_words import STOP_WORDS as ENGLISH_STOP_WORDS

from bot.understanding.english_words import ENGLISH as ENGLISH_WORDS
from bot.understanding.lexicon import german_words
from bot.understanding.text import fold

GERMAN, ENGLISH, UNDECIDED, UNKNOWN = "de", "en", "", "xx"

_SCRIPTS = (
    ("uk", re.compile(r"[іїєґІЇЄҐ]")),
    ("ru", re.compile(r"[а-яА-ЯёЁ]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    (
        UNKNOWN,
        re.compile(r"[\u0370-\u03ff\u0590-\u05ff\u0900-\u0dff\u0e00-\u0eff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"),
    ),
)
# Words that give a language away and are no German or dialect words ("wat is dat" is not Dutch).
_TELLING = {
    "tr": """
        merhaba selam günaydın teşekkür ederim türkçe almanca bu nasıl nerede kim kaç ve için
        var mı mi mu bir proje değil lütfen evet hayır ben biliyor musun misiniz bilmiyorum
        kadar nereye yardım hangi projeler
    """,
    "pl": """
        cześć dzień dobry dziękuję czy mówisz polsku jak gdzie kto ile nie rozumiem jest jaki
        jakie mogę proszę się dla projekty kosztował
    """,
    "fr": """
        bonjour bonsoir parlez vous je pas le la les un une des sur aux est sont qui que quoi où
        combien comment quel quels quelles pour avec dans ce cette projet projets français
        allemand beaucoup puis il y avez mon coûte coûté responsable du
    """,
    "es": """
        hola buenos días gracias hablas habla usted el la los las un una es son quién qué dónde
        cuánto cuánta cómo cuál cuáles para con en este esta proyecto proyectos español alemán
        no entiendo puedo mi cuesta costó muchas hay
    """,
    "it": """
        buongiorno grazie parla parli il lo la gli un una è sono chi che cosa dove quanto come
        quale quali con questo questa progetto progetti italiano tedesco non capisco posso mio
        costa costato mille di ha ci
    """,
    "nl": """
        goedemorgen goedemiddag spreekt een het niet heeft er ook iets over hoeveel waar waarom
        welke mijn deze dit zijn kunt kunnen u nederlands duits projecten gekost hoe wanneer kan
    """,
    "ro": """
        bună ziua mulțumesc vorbiți vorbesc românește română cât câte cum unde cine este sunt
        acest această proiect proiecte pentru cu nu înțeleg costat și ce în
    """,
    UNKNOWN: """
        dobar dan govorite hrvatski razumem përshëndetje flisni shqip olá você fala português
        quanto custou projeto xin chào silav kurdî hej talar du svenska labas kalbate szia
        beszélsz magyarul dobrý den mluvíte česky
    """,
}
_STRONG_ENGLISH = frozenset(
    """
    the what which who whom whose when where why how are were does did has had could would should
    there this these those they their them you your our please about from thank thanks hello what's
    who's don't doesn't didn't i'm it's any much many been into than because goodbye english yes
    """.split()
)
# Words of both languages say nothing; the others are borrowed too often to count in full.
_BOTH = frozenset("in was an am so also will hat her war die man bin art gut tag".split())
_WEAK_ENGLISH = ENGLISH_STOP_WORDS - _STRONG_ENGLISH - _BOTH | frozenset(
    """
    good morning evening later understand speak tell joke nice meet need question person real love
    see bad talk german germany student stupid weather city
    """.split()
)
_GERMAN = frozenset(fold(w) for w in STOP_WORDS) - _STRONG_ENGLISH - _BOTH - {"a"}
_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ORDINARY_GERMAN = 0.3  # the lexicon holds many a foreign word, too
_WORD_ENOUGH, _ALONE_ENOUGH = 1.5, 3  # points; words of so short a message that one point is enough


def detect(text: str, of_german_names: Iterable[str] = ()) -> str:
    """A code such as "de", "en", "tr"; "" when nothing tells, "xx" for a language that has no name here.

    Words in ``of_german_names`` (folded) say nothing: "Open Data" is a German project.
    """
    script = next((code for code, pattern in _SCRIPTS if len(pattern.findall(text)) > 1), None)
    if script:
        return script
    names = frozenset(of_german_names)
    words = [
        w for w in (m.group().casefold().replace("’", "'") for m in _LETTERS.finditer(text)) if fold(w) not in names
    ]
    if not words:
        return UNDECIDED
    german = sum(_german(word) for word in words)
    scores = {code: float(sum(w in telling for w in words)) for code, telling in _TELLING_SETS.items()}
    scores[ENGLISH] = sum(_english(word) for word in words)
    best = max(scores, key=lambda code: scores[code])
    enough = _WORD_ENOUGH if len(words) > _ALONE_ENOUGH else 1.0
    if scores[best] >= enough and scores[best] > german:
        return best
    return GERMAN if german else UNDECIDED


def _german(word: str) -> float:
    folded = fold(word)
    if folded in _GERMAN:
        return 1.0
    if word in _STRONG_ENGLISH or word in _WEAK_ENGLISH or word in _BOTH:
        return 0.0
    return _ORDINARY_GERMAN if folded in german_words() and word not in ENGLISH_WORDS else 0.0


def _english(word: str) -> float:
    if word in _STRONG_ENGLISH:
        return 1.0
    if word in _WEAK_ENGLISH:
        return 0.5
    return 0.5 if word in ENGLISH_WORDS and fold(word) not in german_words() else 0.0


_TELLING_SETS = {code: frozenset(words.split()) for code, words in _TELLING.items()}
