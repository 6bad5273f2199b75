/** Which lines of the text a card shows already; on the screen they would stand there twice. */
import { euro } from "./cards/parts";
import type { Card } from "./types";

/** A line is covered when it contains all the words of one entry. */
export function coveredBy(cards: Card[]): (line: string) => boolean {
  const entries = cards.flatMap(shownWords).map((words) => words.map(plain));
  const titles = new Set(cards.flatMap(titleOf).map(plain));
  return (line) => {
    const text = plain(line);
    if (titles.has(text)) return true;
    return entries.some((words) => words.every((word) => text.includes(word)));
  };
}

function shownWords(card: Card): string[][] {
  switch (card.type) {
    case "contact":
      return [[card.name, card.phone ?? card.email ?? ""]];
    case "money":
      return [[euro.format(card.total_eur), euro.format(card.land_eur)]];
    case "project":
      return card.summary ? [[card.summary]] : [];
    case "list":
    case "milestones":
      return card.items.map((item) => [item.title]);
    case "reuse":
      return card.items.map((item) => [item.text]);
    case "links":
      return card.items.map((item) => [item.label]);
    case "comparison":
      return card.rows.flatMap((row) => row.values.map((value, index) => [card.columns[index] ?? "", value]));
    default:
      return [];
  }
}

/** "Anlauf! (Aachen)" may go only where the card names the place, too. */
function titleOf(card: Card): string[] {
  if (card.type === "comparison") return card.rows.map((row) => `${row.label}:`);
  if (card.type === "project") return [card.title, `${card.title} (${card.place})`];
  if (!("project" in card)) return [];
  return "place" in card ? [card.project, `${card.project} (${card.place})`] : [card.project];
}

/** Figures are written with a space that does not break, in the text with an ordinary one. */
function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
