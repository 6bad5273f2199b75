/** Every word the component itself shows or speaks; the attribute `texts` replaces single ones. */

export const defaultTexts = {
  heading: "Programm-Assistent",
  launcher: "Fragen zum Programm",
  greeting:
    "Guten Tag! Ich bin ein automatischer Assistent, kein Mensch. Ich beantworte Fragen zum Programm „Digitale Modellregionen“ in NRW.",
  notice: "Bitte geben Sie keine persönlichen Daten ein.",
  starters: "Welche Projekte gibt es in Paderborn?|Wer betreut das Projekt ANLAUF?|Was sind die Modellregionen?",
  startersLabel: "Fragen zum Einstieg",
  privacy: "Datenschutz",
  close: "Assistent schließen",
  options: "Optionen",
  language: "Sprache / Language",
  enlarge: "Große Ansicht",
  shrink: "Kleine Ansicht",
  print: "Gespräch drucken",
  offers: "Vorschläge beim Tippen",
  download: "Gespräch herunterladen",
  clear: "Verlauf löschen",
  clearQuestion: "Wollen Sie das Gespräch wirklich löschen?",
  clearConfirm: "Ja, löschen",
  cancel: "Abbrechen",
  cleared: "Das Gespräch ist gelöscht.",
  clearedHere: "Das Gespräch ist hier gelöscht. Der Server war nicht erreichbar.",
  log: "Gesprächsverlauf",
  you: "Sie",
  assistant: "Assistent",
  input: "Ihre Frage",
  send: "Senden",
  left: "Noch {number} Zeichen",
  newest: "Zur neuesten Nachricht",
  copy: "Kopieren",
  share: "Link zur Frage kopieren",
  copied: "Kopiert",
  notCopied: "Kopieren ist hier nicht möglich.",
  spoken: "Antwort",
  thinking: "Der Assistent denkt nach …",
  choices: "Vorschläge",
  form: "Formular",
  required: "(Pflichtfeld)",
  formSent: "Formular ausgefüllt",
  masked: "•••",
  retry: "Noch einmal senden",
  offline: "Der Assistent ist gerade nicht erreichbar. Ihre Frage ist nicht verloren.",
  busy: "Das waren viele Fragen in kurzer Zeit. Bitte warten Sie einen Moment.",
  failed: "Bei der Antwort ist etwas schiefgegangen. Ihre Frage ist nicht verloren.",
  interrupted: "Die Antwort auf Ihre letzte Frage kam nicht mehr an.",
  human: "Lieber mit einem Menschen sprechen?",
  humanFallback: "Das Bürgertelefon Ihrer Kommune hilft Ihnen weiter.",
  phone: "Telefon",
  email: "E-Mail",
  vcard: "Kontakt speichern (vCard)",
  contact: "Ansprechperson",
  project: "Projekt",
  place: "Ort",
  region: "Modellregion",
  category: "Bereich",
  money: "Kosten",
  total: "Gesamtkosten",
  land: "Anteil des Landes NRW",
  own: "Eigenanteil (berechnet)",
  milestones: "Meilensteine",
  milestone: "Meilenstein",
  until: "bis",
  reuse: "Nachnutzung",
  links: "Links",
  comparison: "Vergleich",
  overview: "Übersicht",
  aspect: "Merkmal",
  results: "Ergebnisse",
  more: "Mehr anzeigen",
  less: "Weniger anzeigen",
  asTable: "Als Tabelle",
  csv: "Tabelle herunterladen (CSV)",
  number: "Nr.",
  page: "Seite",
  pageShort: "S.",
  note: "Angabe",
  helpful: "War die Antwort hilfreich?",
  yes: "Ja",
  no: "Nein",
  commentLabel: "Was hat gefehlt? (freiwillig)",
  commentHint: "Gespeichert werden Frage, Antwort und Ihr Hinweis. Bitte keine persönlichen Daten.",
  commentSend: "Hinweis senden",
  thanks: "Danke für Ihre Rückmeldung.",
  thanksFailed: "Die Rückmeldung konnte nicht gespeichert werden.",
};

export type Texts = typeof defaultTexts;

/** The default texts with those that the portal replaces; unknown keys are ignored. */
export function mergeTexts(json: string | null): Texts {
  if (!json) return defaultTexts;
  try {
    const own: Record<string, unknown> = JSON.parse(json);
    const known = Object.entries(own).filter(([key, value]) => key in defaultTexts && typeof value === "string");
    return { ...defaultTexts, ...Object.fromEntries(known) };
  } catch {
    console.warn("programm-assistent: the attribute texts is no valid JSON");
    return defaultTexts;
  }
}
