"""Small words that steer a conversation: only, the other one, how many, most expensive, not, still ours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.text import Token, fold

# name of the cue -> expressions on the folded words, joined by blanks; "~" stands for the end of any word form
_CUES: dict[str, tuple[str, ...]] = {
    # sets of projects
    "count": ("(wie viele|wieviele|wiviele|wie viel|wieviel|wifui)( \\w+){0,2} (projekt|vorhaben|förderprojekt|initiativ|maßnahm|lösung|sache|xname)~", "(wie viele|wieviele|wiviele) (sind|waren|gibt|davon|haben|hat|laufen|liefen|kosten|kosteten|bieten|nutzen|kommen|enden|endeten|starten|starteten|gab|werden|wurden|stehen)~", "(in|bei|für|mit|an|zu|aus) wie vielen", "anzahl", "zahl der (projekt|vorhaben)~", "how many"),
    "sum": ("addier~", "rechne .{0,60}zusammen", "zusammen", "insgesamt .{0,30}(projekte|alle)", "alle~? .{0,40}(zusammen|insgesamt)", "in summe", "summe", "aufaddiert", "summiert", "zusammengerechnet", "zusammengenommen", "alles in allem", "gesamtsumme"),
    "average": ("im schnitt", "durchschnitt~", "im mittel", "mittelwert", "pro projekt", "je projekt"),
    "plural": ("projekte", "projekten", "vorhaben", "alle", "allen", "welche", "saemtliche", "sämtliche~", "jeweils", "projects", "initiativen", "maßnahmen", "förderprojekte", "sachen", "lösungen"),
    "list": ("wie heißen", "alles (aus|in|zu|über|von|was)", "was du .{0,20}(hast|kennst|weißt)", "zähl~ .{0,20}auf", "aufzähl~", "was .{0,40}(gemacht|umgesetzt|passiert|gelaufen|vorzuweisen)", "welche~ .{0,30}(projekt|vorhaben|initiativ|maßnahm)~", "zeig~", "liste~", "auflist~", "nenn~", "gibt~ es .{0,30}(projekt|vorhaben)~", "was gibt~", "was läuft", "was lief", "was habt ihr", "übersicht", "alle .{0,20}(projekte|vorhaben)", "wo wird", "wo gibt~", "wer setzt", "wer nutzt", "wer verwendet", "in welche~ .{0,20}(projekt|vorhaben|stadt|kommune|ort)~", "bei welche~", "was ist (schon|noch|alles)", "which projects", "list", "show"),
    "compare": ("gegen .{0,60}(wer|was|welche)~", "wer (hat|hatte|bekam) mehr", "vergleich~", "im vergleich", "gegenüber~", "unterschied~", "unterscheid~", "versus", "vs", "oder .{0,60}(mehr|früher|später|eher|länger|teurer|günstiger|billiger|zuerst)", "(mehr|früher|später|eher|länger|teurer|günstiger|billiger|höher|größer|weniger) .{0,80}(oder|als)", "teurer", "günstiger", "billiger", "länger", "kürzer", "früher", "compare"),
    # thread
    "only": ("nur", "bloß", "lediglich", "davon", "darunter", "von denen", "unter denen", "von diesen", "unter diesen", "daraus", "und welche", "ausschließlich"),
    "other": ("ander(e|en|er|es|em)", "das zweite von beiden", "the other"),
    "both": ("beide~", "alle (zwei|drei|vier|fünf|sechs|sieben)", "allen (zwei|drei|vier)", "von allen", "für alle", "jeweils"),
    "back": ("zurück~", "vorhin", "vorher", "davor", "zuvor", "vorige~", "vorherige~", "noch ?mal zu~", "nochmals zu~", "eben", "anfangs", "als erstes gefragt", "eingangs"),
    "continuation": ("^(ebenso|genauso|dasselbe|das gleiche|jetzt noch|nun noch|beides)", "(dasselbe|das gleiche|ebenso|genauso) (für|bei|in|zu)", "^(und|un|oder|aber|dann|also|ok und|okay und|gut und|ja und|ach und|achso und|außerdem|sowie|and)",),
    "same_question": ("was ist mit", "wie verhält es sich", "gilt das auch", "wie (ist|war|sieht|sah|steht|stand|läuft) (es|das|dies|s)? ?(bei|mit|in|beim|im|für|aus)~", "wie (ist|war|sieht|steht) .{0,40}(aus|damit)", "und (bei|beim|für|im|in|vom|das|der|die)"),
    "correction": ("ich meinte", "wollte ich (sagen|wissen|fragen)", "ach nein", "quatsch", "sorry", "moment", "meinte", "meine ich", "ich meine", "gemeint", "sondern", "nicht das", "falsch~", "doch nicht", "verwechsel~", "vertan", "ich wollte"),
    "pronoun": ("es", "das", "dies", "diese~", "dessen", "deren", "davon", "dazu", "dafür", "darüber", "dort", "da", "damit", "dabei", "hierzu", "hierfür", "dem", "denen", "die", "der", "it", "that"),
    "the_project": ("(das|dieses|dem|diesem|des|zum|im|beim|vom|am) projekt~", "(die|dieser|diese|der) (lösung|plattform|app|anwendung)", "(das|dem) (vorhaben|portal|ding|teil)", "this project", "the project"),
    "reorder": ("sortier~", "ordne~", "geordnet", "reihenfolge", "nach (kosten|preis|startdatum|beginn|größe|laufzeit|förderung|datum)"),
    "widen": ("alle wieder", "wieder alle", "doch alle", "ohne (filter|einschränkung)~", "auch die", "überall", "landesweit", "in ganz nrw", "in allen"),
    "meaning": ("was (ist|sind|heißt|bedeute(t|n)|meint|versteht) .{0,60}(gemeint|eigentlich|genau|denn)?", "gemeint", "bedeutung", "definition", "unter dem begriff", "wofür steht", "was ist das"),
    "seat": ("wer", "wo", "welche~", "wessen"),
    "this_region": ("(der|dieser|die|diese|unserer|meiner) (modell)?region",),
    "here": ("bei uns", "hier", "bei mir", "unsere~ (stadt|gemeinde|ort|kreis)"),
    # who speaks
    "own": ("wir", "unser~", "uns", "ich", "mein~", "komme", "arbeite", "wohne", "bin"),
    "easy_language": ("(leicht|einfach)e[rn]? sprache", "(bitte|geht das( auch)?|noch ?mal( bitte)?|aber|etwas|viel) (einfach|leicht|verständlich)er", "^einfacher", "(in|mit) (leichte|einfache)r?n? (worten?|wörtern|sätzen)", "(erklär|sag|schreib|sprich|red)~ .{0,40}(einfach|leicht|verständlich)er", "(ich )?(versteh|kapier|begreif)e? (ich )?(das |es |dich |sie |davon |hier )?(leider |alles |immer noch |überhaupt |gar )?(nicht|nichts|nix)( richtig)?( mehr)?$", "zu (schwer|schwierig|kompliziert) (für mich|geschrieben|formuliert)"),
    "normal_language": ("(normale|gewohnte|übliche)[rn]? sprache", "standardsprache", "wieder (ganz )?normal", "(leichte|einfache) sprache (bitte )?(wieder )?(aus|weg|abschalt|ausschalt|beend|nicht mehr)~", "(nicht mehr|keine) (in )?(leichte|einfache)[rn]? sprache", "ohne (leichte|einfache) sprache"),
    # carriers
    "kreis": ("kreis", "kreises", "landkreis~", "kreisverwaltung"),
    "stadt": ("stadt", "stadtverwaltung", "rathaus"),
    "region": ("region", "regionen", "modellregion", "modellregionen"),
    # groups of projects as things of their own
    "by_town": ("welche~ (stadt|städte|kommune|kommunen|gemeinde|ort)", "wo (gibt|laufen|sind) .{0,20}(meiste|wenigste)~", "in welche~ (stadt|kommune|ort)"),
    "by_region": ("welche~ (region|modellregion|modellregionen|regionen)", "in welche~ (modell)?region"),
    # about a region itself, not its projects
    "region_itself": ("leitkommune~", "mitglied~", "gehör~", "zugehör~", "bild(et|en)", "besteh~", "schwerpunkt~", "fokus", "regierungsbezirk~", "städte", "kommunen", "umfass~", "zusammengesetzt", "setzt sich", "an der spitze", "federführ~", "leitet", "dabei"),
    "brochure_says": ("laut (der )?(broschüre|heft)~", "(nennt|steht|zählt|spricht|nennen) .{0,30}broschüre", "in der broschüre", "offiziell~"),
    # parts of the money
    "land": ("land", "lands", "landes~", "förder~", "gefördert", "zuschuss~", "zuschüsse~", "zuwendung~", "bezuschuss~", "nrw"),
    "own_share": ("eigenanteil~", "eigenmittel~", "eigen~ tasche", "selbst", "eigenleistung~", "kommunal~ anteil"),
    "share": ("prozent~", "quote~", "förderquote", "fördersatz", "anteilig", "förderanteil"),
    # events in time
    "start": ("(projekt|förder)?start~", "(projekt|förder)beginn~", "losg~", "gestartet", "beginn~", "begann~", "begonnen", "anfang~", "angefangen", "losgeh~", "losgegangen", "ging~ .{0,30}los", "los"),
    "end": ("(projekt|förder)enden?", "ende", "enden", "endet~", "endeten", "geendet", "beendet~", "abgeschlossen~", "fertig~", "ausgelaufen", "abgelaufen", "ausliefen", "liefen .{0,30}aus", "lief .{0,30}aus", "abschluss", "schluss", "vorbei", "bis wann", "aufgehört", "aufhör~", "hört~ .{0,20}auf", "aus$"),
    "transferable": ("übertrag~", "nachnutz~", "nachgenutzt", "übernehm~", "übernommen", "bereitsteh~", "verfügbar"),
    "running": ("lauf~", "läuft", "lief~", "liefen", "aktiv~", "noch", "in arbeit", "im gange", "umsetzung", "umgesetzt", "schon", "bereits", "existiert~", "gab es"),
    "finished": ("abgeschlossen~", "fertig~", "beendet~", "vorbei", "zu ende", "ausgelaufen"),
    "unfinished": ("(läuft|laufen) .{0,30}(noch|aktuell|derzeit|gerade|momentan)", "noch (nicht (fertig|abgeschlossen|beendet)|aktiv|in arbeit|laufend~)", "laufende~", "aktive~ projekte"),
    "or": ("oder", "bzw", "beziehungsweise"),
    "and": ("und", "sowie", "als auch"),
    "with_details": ("(kosten|zahlen|angaben|daten|details|beträge) .{0,20}(vor|bekannt|vorhanden|vorliegen)", "(liegen|liegt|kennst|habt|hast) .{0,30}(kosten|zahlen|angaben|beträge)"),
    "without_details": ("fehl(en|t)~ .{0,50}(angaben|kosten|zahlen|daten|ansprech~)", "(angaben|kosten|zahlen|daten) fehl(en|t)", "ohne (angaben|zahlen|details|kosten|einzelheiten|kostenangaben|ansprech~)", "(keine|nicht) .{0,20}(angaben|zahlen|details|kosten|ansprech~)", "nur (dem )?(name|namen|titel)", "(kosten|zahlen|angaben) .{0,20}(unbekannt|nicht bekannt)"),
    "joint": ("(zusammen|gemeinsam) mit~", "mit mehreren", "mehrere partner"),
    "greeting": ("hallo", "hi", "hey", "moin", "servus", "guten (tag|morgen|abend)", "grüß gott", "tach", "glück auf", "merhaba"),
    "first_seen": ("mehr anzeigen", "weitere anzeigen", "alle anzeigen"),
    "projects_word": ("(förder|umsetzungs|digital)?projekt(e|en|es|s)?", "vorhaben", "projektliste~", "initiative~", "maßnahme~", "project~"),
}  # fmt: skip

_SUPERLATIVES: tuple[tuple[str, str, bool], ...] = (
    ("teuerst~|kostspieligst~|am teuersten|aufwendigst~|aufwändigst~", "total_eur", True),
    ("günstigst~|billigst~|preiswertest~|preisgünstigst~|sparsamst~", "total_eur", False),
    ("längst~|am längsten|langwierigst~|langsamst~", "duration", True),
    ("kürzest~|schnellst~|flottest~", "duration", False),
    ("frühest~|zuerst|als erste~? (gestartet|begonnen|los|angefangen|startete|begann)|am ehesten|älteste~|allererste~", "start", False),
    ("spätest(e|er|es)n?|zuletzt|jüngste~|neuste~|neueste~|als letzte~?", "start", True),
    ("(erste|ersten|erstes) .{0,25}(gestartet|begann|begonnen|losging|fing)~|(gestartet|begann|begonnen) .{0,20}als erste~", "start", False),
    ("(meist|größt|höchst|dickst|stärkst|umfangreichst)e[nrsm]?", "amount", True),
    ("(wenigst|kleinst|niedrigst|geringst)e[nrsm]?", "amount", False),
    ("top (zehn|zwei|drei|vier|fünf|sechs|sieben|acht|neun|\\d+)|rangliste|ranking|hitliste|bestenliste", "amount", True),
)  # fmt: skip


Rank = tuple[str, bool, int]  # order, largest first, place
_PLACES = {"zweit": 2, "dritt": 3, "viert": 4, "funft": 5}
_PLACED = re.compile(
    r"\b(zweit|dritt|viert|funft)((?:teur|gunstig|billig|gross|hoch|klein|niedrig|lang|kurz|fruh|spat)\w*st\w*)"
)


def _compile(patterns: Sequence[str]) -> re.Pattern[str]:
    bodies = [fold(p).replace("~", r"\w*") for p in patterns]
    return re.compile("|".join(b if b.startswith("^") else rf"\b(?:{b})\b" for b in bodies))


_COMPILED = {name: _compile(patterns) for name, patterns in _CUES.items()}
_RANKS = tuple((_compile([pattern]), order, descending) for pattern, order, descending in _SUPERLATIVES)
_TOP = _RANKS[-1][0]
_NEGATIONS = frozenset(
    fold(w)
    for w in "nicht kein keine keinen keinem keiner ohne außer außerhalb ausgenommen exklusive statt anstatt weder abgesehen jenseits".split()
)


def find_cues(tokens: Sequence[Token]) -> frozenset[str]:
    """The cues in the words of a message."""
    words = " ".join(t.form for t in tokens)
    return frozenset(name for name, pattern in _COMPILED.items() if pattern.search(words))


def find_ranks(tokens: Sequence[Token], cues: frozenset[str]) -> tuple[Rank, ...]:
    """What the superlatives of a message order by: ("total_eur", True, 1) is the most expensive one.

    The third value is the place: the "zweitteuerste" project is number 2.
    """
    words = " ".join(t.form for t in tokens)
    places = [int(_PLACES[m.group(1)]) for m in _PLACED.finditer(words)]
    words = _PLACED.sub(lambda m: m.group(2), words)
    found: list[Rank] = []
    for pattern, order, descending in _RANKS:
        if found and pattern is _TOP:  # "Top 3 der billigsten": the superlative says which end
            continue
        if pattern.search(words):
            found.append((_measure(order, words, cues), descending, places[0] if places else 1))
    return tuple(dict.fromkeys(found))


def _measure(order: str, words: str, cues: frozenset[str]) -> str:
    if order == "start" and re.search(r"\bend\w*|fertig|abgeschlossen|beendet", words):
        return "end"
    if order == "start" and re.search(r"ubertrag|nachnutz", words):
        return "transferable"
    if order != "amount":
        return order
    if re.search(r"meilenstein|schritt", words):
        return "milestones"
    if re.search(r"\bpartner|organisation|beteiligt", words):
        return "partners"
    if "own_share" in cues:
        return "own_eur"
    if "share" in cues or re.search(r"anteil am|anteil an", words):
        return "share"
    if re.search(r"laufzeit|dauer|zeitraum", words):
        return "duration"
    return "land_eur" if "land" in cues else "total_eur"


def negated(tokens: Sequence[Token], start: int, text: str) -> bool:
    """Whether the words just before a mention deny it: "nicht in Soest", "ohne Aachen"; a comma ends the denial."""
    before = [t for t in tokens if t.end <= start][-4:]
    for distance, token in enumerate(reversed(before), 1):
        if token.form in {"sondern", "aber", "und", "oder"}:
            return False
        if token.form in _NEGATIONS:
            return "," not in text[token.end : start] and (token.form != "nicht" or distance <= 3)
    return False


_SPEAKER = frozenset("wir ich unser unsere unserer unserem komme arbeite wohne hier".split())
_WHERE = frozenset("in aus bei von beim stadt gemeinde der hier fur um kreis".split())
_TAKEN_BACK = frozenset("meinte meine mein gemeint wollte versprochen vertan verzeihung entschuldigung".split())


def own_place(tokens: Sequence[Token], start: int) -> bool:
    """Whether a place is the speaker's own: "Ich arbeite bei der Stadt Hamm und ..."."""
    before = [t.form for t in tokens if t.end <= start][-7:]
    if not before or before[-1] not in _WHERE or _TAKEN_BACK & set(before):
        return False
    return bool(_SPEAKER & set(before)) and not {"projekt", "projekte", "portal"} & set(before[-3:])
