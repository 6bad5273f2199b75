"""Words that say which fact is asked for: "Was kostet X und wer ist zuständig?" asks for two.

Patterns are matched on the folded words of the message, joined by blanks (see text.fold: ü is u, ß is ss).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.text import Token, fold

# What a project can be asked for, in the order in which answers present it.
FACETS = (
    "summary", "contact", "money", "time", "transferability", "milestones", "partners", "reuse", "services", "products",
    "links", "page",
)  # fmt: skip

NOT_HELD = "not_held"  # found like a facet: no such fact is in the catalogue

# One expression a facet; "~" stands for the end of any word form.
_PATTERNS: dict[str, tuple[str, ...]] = {
    "contact": (
        "ansprech~", "kontakt~", "zuständig~", "telefon~", "tel", "nummer", "rufnummer~", "handynummer", "durchwahl~", "faxnummer",
        "mail", "mails", "email~", "e mail~", "mailadress~", "anruf~", "anzuruf~", "ruf ich", "rufe ich", "ruf~ .{0,20} an", "anschreib~", "erreich~", "verantwortlich~",
        "projektleit~", "leiter~", "leitung", "leitet", "leiten", "betreu~", "kümmer~", "bei wem", "an wen", "mit wem", "zu wem",
        "von wem bekomm~", "wen (kann|muss|darf|soll|frag|ruf|schreib|könn|müss|sprech|kontaktier|erreich)~",
        "wer (ist|war) .{0,25}(hinter|dran|dafür da)", "wer (gibt|erteilt|kann|beantwortet) .{0,40}(auskunft|fragen|bescheid)~", "wer (is|ist) (des|dat|dit|do|da)( |$)", "wer hilft", "wer weiß", "wer antwortet", "schreib~ ich", "adresse", "kontaktdaten",
        "wer hat .{0,30}(den hut auf|die leitung)", "federführ~", "telefonier~", "mailen", "auskunft (zu|über|geben)~", "auskünfte~", "email", "wer steht .{0,20}rede", "sprechpartner~", "wer macht da~ den hut",
        "gesprächspartner~", "wende ich mich", "melde ich mich", "wer (ist|sind) (denn )?(der|die|da|das)? ?(mensch|person|dame|herr|frau)~", "anfrag~ stell~", "projektverantwort~", "wer .{0,60}(macht|gemacht hat)$", "wer (macht|betreibt|verantwortet) (das|den|die|dat|des|dem|da|dit)", "wer (macht|betreibt|verantwortet) (mit )?xname", "wer .{0,110}(hut auf~|unter sich)", "hut (auf|op)~", "betraut", "wer .{0,40}(könnte|kann|würde|kannst) (uns|mir) .{0,60}(erzähl|sag|berat|helf|erklär|zeig|bericht)~", "jemand~ .{0,80}(hut auf~|kennt|zuständig|verantwortlich|ansprech~|telefon)~", "(ein|einen|den) name~", "wer nimmt ab", "(welche~|wer) .{0,20}(kollegin|kollege|person|frau|mann|mensch|ansprechperson)", "who", "contact",
    ),
    "money": (
        "kost~", "kosch~", "kos", "prozent~", "prozentual~", "gesamt$", "^eigen$", "landesgeld~", "koss~", "köst~", "gekost~", "teuer~", "teuer", "teure~", "preis~", "budget~", "geld~", "euro", "finanz~", "investi~", "ausgeb~", "ausgaben", "ausgegeben", "\\w*aufwendung~", "aufgewend~", "aufgewandt", "beziffer~", "hinleg~", "hingelegt", "\\w*volumen", "\\w*budget~", "bezahl~", "gezahlt",
        "zahl(t|te|en|ten)", "gesamtkosten", "gesamtsumme", "gesamtvolumen", "volumen", "förder(summe|betrag|mittel|geld|anteil|quote|satz|höhe)~", "gefördert", "landesförderung", "landesmittel", "landesanteil", "landeszuschuss", "förderung des landes",
        "wie (viel|hoch) .{0,40}(förder|zuschuss|zuwend|land )~", "zuschuss~", "zuschüsse~", "bezuschuss~", "zuwendung~", "eigenanteil~", "eigenmittel~", "eigenleistung~", "eigen~ tasche", "selbst (ge)?(zahl|trag|trug|aufbring|stemm|beigesteuer)~",
        "trägt .{0,20}selbst", "selbst .{0,20}(trag|zahl|finanz|aufgebracht|beigesteuert)~", "mittel", "summe~", "steuert~ .{0,30}(bei|dazu)", "zugeschossen", "beigesteuert", "dazugegeben", "zugegeben", "gab das land", "gibt das land", "vom land", "wie viel .{0,15}land", "knete", "kohle", "moneten", "verschlungen", "verschlang", "günstig~", "billig~", "unterm strich", "kostenpunkt", "cost~", "aufwand", "schießt .{0,20}zu", "schoss .{0,20}zu", "förderanteil", "anteil",
        "wie viel .{0,30}(reingesteckt|gesteckt|geflossen|floss)", "millionen", "million", "mio",
    ),
    "time": (
        "laufzeit~", "(projekt|förder)(start|ende|beginn|zeitraum|dauer|laufzeit|abschluss)~", "\\w*zeitraum", "vonwann", "biswann", "dauer~", "dauert~", "zuende", "wan", "zeitraum~", "wie lang~", "von wann bis wann", "bis wann", "seit wann", "wann (begann|beginnt|begonnen|startet|starten|startete|endet|endete|enden|war schluss|ist schluss|ging|geht|fing|läuft|lief|wurde|hat|haben|ist|war|sind|soll|sollte|fiel|fällt)~",
        "start~", "gestartet", "beginn~", "begann~", "begonnen", "angefangen", "losgegangen", "losging", "los ging", "geht .{0,20}los", "ging .{0,30}los", "ende~", "endet~", "geendet", "beendet~", "abgeschlossen~", "abschluss", "fertig~", "fertiggestellt", "abgelaufen", "läuft .{0,50}noch", "lief .{0,50}noch", "noch (in arbeit|aktiv|am laufen|im gange)", "anfang", "projektstart", "projektende", "projektbeginn", "durch mit", "schon durch", "schluss", "zeitlich~", "zeitspanne", "ausgelaufen", "when",
        "gelaufen", "wann", "jahre lang", "monate lang", "vorbei",
    ),
    "transferability": (
        "übertragbar~", "übertragen werden", "(ab wann|wann|ab welchem).{0,80}(übernehm|übernommen|nachnutz|nachgenutzt|nutzen|nutzbar|übertrag|einsetz|verwend|haben|bekomm|kopier|adaptier|zur verfügung|bereit|verfügbar|dran|andere~)~", "wann .{0,40}für andere", "übertragung~ möglich",
    ),
    "milestones": (
        "meilenstein~", "etappe~", "schritt~", "zeitplan~", "ablaufplan", "projektphase~", "phase~", "arbeitspaket~", "fahrplan", "roadmap", "zwischenziel~", "zwischenschritt~", "terminplan", "projektplan", "ablauf", "stationen", "milestone~", "geplant bis", "bis wann .{0,60}(umgesetzt|integriert|eingeführt|fertig|geschafft|implementiert|produktiv)~", "zeitschiene", "womit (fing|begann|startete|ging)~",
    ),
    "partners": (
        "partner", "partnern", "projektpartner~", "partnerorganisation~", "beteilig~", "mitmach~", "mach(t|en) (\\w+ ){0,6}mit( und|$)", "macht (alles|sonst|noch|denn)( \\w+){0,3} mit", "mit drin", "mitdrin", "mitgemacht", "mischt .{0,40}mit", "wirkt~ .{0,40}mit", "mitwirk~", "(wer|alle|noch|mit|organisation~|firma|firmen|stadt|hochschule|xname) .{0,30}dabei", "firma", "firmen", "unternehmen .{0,30}(dabei|dahinter|beteilig|mit)~", "organisation~", "hochschul~ .{0,20}(dabei|mit|beteil)~", "wer steckt", "stecken .{0,20}dahinter", "steckt .{0,60}(dahinter|hinter)", "träger~", "konsortium", "kooperation~", "kooperier~", "zusammenarbeit~", "mit welche~ .{0,30}(stadt|nachbarstadt|kommune|firma|hochschule|organisation)~", "sowohl .{0,40}als auch .{0,40}(boot|dabei|beteiligt)", "im boot", "arbeitet .{0,60}zusammen", "arbeiten .{0,60}zusammen", "mit im boot", "an bord", "dienstleister", "projektträger",
    ),
    "reuse": (
        "nachnutz~", "nachgenutzt", "übertragen", "gibt .{0,80}weiter$", "weitergeb~", "weitergegeben", "weitergibt", "übernehm~", "übernommen", "wiederverwend~", "nachmach~", "(kriegt|bekommt|kriegen|bekommen) (man|wir|ihr|andere)~", "auch für (uns|xname)", "zur nachnutzung", "nachzumachen", "nachbau~", "in die hand", "weiterverwend~", "weiternutz~", "mitbenutz~", "mitnutz~", "abschau~", "abkupfer~", "kopier~", "adaptier~", "blaupause~", "schulungs~", "schulungsmaterial~", "(bei|für) uns (einsetz|nutz|verwend|einführ|anwend)~", "zur verfügung gestellt", "zur verfügung", "bereitgestellt", "bereitstell~", "(dürfen|können|kann|darf) (wir|man|ich|andere).{0,60}(nutz|verwend|einsetz|haben|zeigen|übernehm|bekomm|gebrauch)~", "was (bekommen|kriegen|haben) andere", "zu haben", "holen", "abgucken", "lizenz~", "open source", "quelloffen~", "kostenlos~", "kostenfrei~", "gratis", "vorlage~", "muster", "pflichtenheft~", "baustein~", "konzept~", "reuse",
    ),
    "summary": (
        "worum", "um was geht~", "(was|wer) (ist|sind|war|macht|machen|kann|soll) (denn |eigentlich )?(das |der |die |dieses |dieser )?xname", "was (ist|sind|war) (das|der|die|denn|eigentlich|dieses|dieser|mit)~", "was macht", "was machen", "was bedeutet", "was bringt", "was steckt", "erklär~", "beschreib~", "erzähl~", "infos", "info", "information~", "überblick", "zusammenfass~", "inhalt~", "zweck", "nutzen", "ziel", "ziele", "wozu", "wofür (ist|gibt|dient|braucht)~", "was weißt~", "was wisst~", "was (kann|leistet|tut)", "was hat es .{0,20}auf sich", "vorstell~", "näher~", "details", "einzelheiten", "thema~", "handelt", "funktioniert", "was läuft da", "was passiert", "gegenstand", "about", "what is", "mehr (über|zu|dazu)",
    ),
    "services": (
        "leistung~", "dienst", "dienste", "online dienst~", "onlinedienst~", "service", "services", "angebot~", "funktion~", "verwaltungsleistung~", "anträge", "was kann man .{0,40}(online|erledigen|beantragen|machen)~",
    ),
    "products": (
        "software~", "produkt~", "technologie~", "technik~", "technisch~", "plattform läuft", "programmiert", "welches system", "systeme", "basiert~", "tool~", "hersteller~", "standard~", "auf welcher basis", "läuft .{0,30}auf welche~", "auf welche~ .{0,30}läuft",
    ),
    "links": ("link~", "verweis~", "(auf|zu) welche~ portal~", "verlinkt~", "projektseite~", "webseite~", "website~", "homepage~", "internetseite~", "internetadresse", "url", "im netz", "im internet", "internetauftritt", "online finden", "onlineadresse"),
    "page": ("(auf )?welche~ seite (der|steht|ist|finde|im|in|die)~", "welche~ seite$", "seite .{0,20}(steht|finde)~", "seite der broschüre", "seitenzahl", "seitennummer", "steht .{0,60}(broschüre|heft)", "wo .{0,60}nachlesen", "wo .{0,40}broschüre", "quelle~", "fundstelle"),
}  # fmt: skip

# Questions about a project or an office that the catalogue has no field for.
_NOT_HELD = (
    "wie viele (menschen|leute|personen|nutzer~|bürger~|einwohner|mitarbeit~|beschäftigte~|anträge|downloads|besucher~|kunden|klicks|hunde|videos|anwender~|fälle)",
    "(wie viele|anzahl|zahl der) .{0,20}einwohner~", "einwohnerzahl~", "bürgermeister~", "oberbürgermeister~", "landrat~", "öffnungszeit~", "geöffnet", "öffnet", "schließt", "sprechzeit~", "nutzerzahl~", "zugriffszahl~",
    "zufrieden~", "programmiersprache~", "quellcode", "github", "hosting", "bewertung~", "stundenlohn~", "gehalt", "gehälter", "vertretung von", "stellvertret~", "stelle~ (frei|ausgeschrieben)", "freie stelle~", "stellenangebot~",
    "wie hoch ist (die|der|das) (hundesteuer|gebühr|steuer|grundsteuer|gewerbesteuer|beitrag)~", "sicherheitslück~", "gehackt", "preis~ (gewonnen|bekommen|erhalten)", "auszeichnung~", "ausgezeichnet~", "postleitzahl", "hausnummer",
)  # fmt: skip

_FALSE_FRIENDS: dict[str, tuple[str, ...]] = {
    "money": ("kostenlos~", "kostenfrei~", "geldbörse", "geldbeutel", "teilnehm~", "bezahlung~", "unterhaltsvorschuss~", "anteilnahme"),
    "time": ("startseite", "endlich", "anfangs", "startup~", "start up~"),
    "contact": ("nummer ([0-9]+|eins|zwei|drei|vier|fünf|sechs|sieben)", "leitkommune", "leiterplatte", "hundenummer", "kontaktlos"),
    "partners": ("ansprechpartner~", "dabei sein"),
    "links": ("linke~ partei",),
    "summary": ("kein thema", "informationstechnik~", "inhaltsverzeichnis"),
    "reuse": ("(für|in) (den|die|der|eine|einer|unsere|unserer|meine|meiner|ihre|ihrer) (\\w+ )?vorlage", "vorlage für den (rat|ausschuss)", "vorlage brauch~", "ratsvorlage~"),
}  # fmt: skip


def _compile(patterns: tuple[str, ...]) -> re.Pattern[str]:
    bodies = [fold(p).replace("~", r"\w*") for p in patterns]
    return re.compile(r"\b(?:" + "|".join(bodies) + r")\b")


_COMPILED = {facet: _compile(patterns) for facet, patterns in _PATTERNS.items()}
_UNHELD = _compile(_NOT_HELD)
_EXCLUDED = {facet: _compile(patterns) for facet, patterns in _FALSE_FRIENDS.items()}

# Words the speller may correct towards: what people misspell when they ask for a fact.
FACET_WORDS = frozenset(
    """
    ansprechpartner ansprechpartnerin ansprechperson kontakt kontaktdaten zuständig zuständige telefon telefonnummer durchwahl
    mailadresse verantwortlich verantwortliche projektleitung projektleiter kosten kostet gekostet gesamtkosten budget förderung
    fördersumme landesförderung eigenanteil finanzierung finanziert laufzeit dauer zeitraum gestartet beginn abgeschlossen
    übertragbar übertragbarkeit meilenstein meilensteine zeitplan partner beteiligt projektpartner nachnutzung nachnutzen nachnutzbar
    übernehmen konzepte vorlagen bausteine lizenzfrei lizenzfreie projekt projekte projekten vorhaben modellregion modellregionen
    broschüre zusammenfassung information informationen leistungen software technologie projektseite webseite website
    teuerste teuersten günstigste billigste größte kleinste längste vergleich vergleiche unterschied durchschnitt insgesamt
    email telefon durchwahl zuständigkeit projektende projektstart projektbeginn projektlaufzeit projektkosten projektseite förderquote förderanteil gesamtsumme
    region regionen leitkommune förderprogramm programm digital digitale kommune kommunen gemeinde welche welches
    """.split()
)


def _counts(token: Token) -> bool:
    """"zählt" and "zahlt" are one folded form, but only the second speaks of money."""
    return token.text.casefold().startswith("zähl")


def find_facets(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The facets a message asks for, in the order of its words."""
    words = " ".join("zaehl" if _counts(t) else t.form for t in tokens)
    found: list[tuple[int, str]] = []
    for facet, pattern in _COMPILED.items():
        shown = _EXCLUDED[facet].sub(lambda m: " " * len(m.group()), words) if facet in _EXCLUDED else words
        match = pattern.search(shown)
        if match:
            found.append((match.start(), facet))
    if _UNHELD.search(words):
        found.append((-1, NOT_HELD))
    return tuple(facet for _, facet in sorted(found))
