/** From Rasa's list of replies to one answer, and from its text to blocks for the screen. */
import { unbroken } from "./cards/parts";
import { coveredBy } from "./covered";
import type { Answer, Reply } from "./types";

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

export type Block = { kind: "text"; text: string } | { kind: "bullets" | "numbers"; items: string[] };

/** Paragraphs and lists, without the lines that a card or the source line shows better. */
export function visibleBlocks(answer: Answer): Block[] {
  const covered = coveredBy(answer.cards);
  const blocks: Block[] = [];
  for (const line of answer.text.split("\n").map((part) => part.trim())) {
    if (!line || (answer.source && line.startsWith("Quelle:")) || covered(line)) continue;
    add(blocks, unbroken(line));
  }
  return blocks;
}

function add(blocks: Block[], line: string): void {
  const [, sign, item] = /^([-•]|\d{1,3}\.) (.+)$/.exec(line) ?? [];
  if (!sign || !item) {
    blocks.push({ kind: "text", text: line });
    return;
  }
  const last = blocks.at(-1);
  const kind = /\d/.test(sign) ? "numbers" : "bullets";
  // Only "1." begins a numbered list: "30. Juni 2023 endete ..." is a sentence.
  if (last && last.kind !== "text" && last.kind === kind) last.items.push(item);
  else if (kind === "bullets" || sign === "1.") blocks.push({ kind, items: [item] });
  else blocks.push({ kind: "text", text: line });
}

/** The whole answer for the announcer: the text is complete by itself, only the suggestions come on top. */
export function spokenText(answer: Answer, choices: string): string {
  if (!answer.buttons.length) return answer.text;
  return `${answer.text}\n${choices}: ${answer.buttons.map((button) => button.title).join(", ")}`;
}
