/** From Rasa's list of replies to one answer, and from its text to blocks for the screen. */
import type { Answer, Card, Reply } from "./types";

export function toAnswer(replies: Reply[]): Answer {
  const answer: Answer = { text: "", cards: [], buttons: [] };
  const texts: string[] = [];
  for (const { text, buttons, custom } of replies) {
    if (text) texts.push(text.trim());
    if (buttons) answer.buttons.push(...buttons);
    if (custom?.cards) answer.cards.push(...custom.cards);
    if (custom?.source) answer.source = custom.source;
    if (custom?.as_of) answer.asOf = custom.as_of;
  }
  answer.text = texts.join("\n\n");
  return answer;
}

export type Block = { kind: "text"; text: string } | { kind: "list"; items: string[] };

/** Paragraphs and lists; lines that a card or the source line shows better are left out. */
export function visibleBlocks(answer: Answer): Block[] {
  const shown = cardTitles(answer.cards);
  const blocks: Block[] = [];
  // A figure and its unit stay on one line.
  const text = answer.text.replace(/(\d) (€|%|Euro)/g, "$1\u00a0$2");
  for (const line of text.split("\n").map((part) => part.trim())) {
    if (!line || (answer.source && line.startsWith("Quelle:"))) continue;
    const item = /^[-•] (.*)$/.exec(line)?.[1];
    if (item === undefined) {
      blocks.push({ kind: "text", text: line });
    } else if (!shown.some((title) => item.includes(title))) {
      const last = blocks.at(-1);
      if (last?.kind === "list") last.items.push(item);
      else blocks.push({ kind: "list", items: [item] });
    }
  }
  return blocks;
}

/** What the rows of the cards are called: a list line with one of these words would say the same twice. */
function cardTitles(cards: Card[]): string[] {
  return cards.flatMap((card) => {
    switch (card.type) {
      case "list":
      case "milestones":
        return card.items.map((item) => item.title);
      case "reuse":
        return card.items.map((item) => item.text);
      case "links":
        return card.items.map((item) => item.label);
      default:
        return [];
    }
  });
}

/** The whole answer for the announcer: the text is complete by itself, only the suggestions come on top. */
export function spokenText(answer: Answer, choices: string): string {
  if (!answer.buttons.length) return answer.text;
  return `${answer.text}\n${choices}: ${answer.buttons.map((button) => button.title).join(", ")}`;
}
