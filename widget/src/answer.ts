/** From Rasa's list of replies to one answer. */
import type { Answer, Reply } from "./types";

/** The shape of blocks that is understood here (docs/answers.md); of another one the texts are shown. */
const VERSION = 1;

/** @param language of replies that do not tell theirs */
export function toAnswer(replies: Reply[], language = "de"): Answer {
  const texts = replies.flatMap(({ text }) => (text ? [text.trim()] : []));
  const custom = replies.flatMap(({ custom }) => custom ?? []);
  const blocks = custom.flatMap((part) => (part.version === VERSION ? (part.blocks ?? []) : []));
  const said = new Set(blocks.flatMap((block) => block.lines));
  // What the channel adds by itself, such as a note about personal data, has no block.
  const plain = texts.filter((text) => !text.split("\n").every((line) => !line || said.has(line)));
  return {
    text: texts.join("\n\n"),
    blocks: [...plain.map((text) => ({ type: "statement" as const, lines: text.split("\n") })), ...blocks],
    language: custom[0]?.language ?? language,
    buttons: replies.flatMap(({ buttons }) => buttons ?? []),
  };
}

/** What takes longer to hear is announced in short; the arrow keys lead to all of it. */
const LONG = 400;

/** The answer for the announcer, and the suggestions; of a long one what stands above lists, tables and facts. */
export function spokenText(answer: Answer, choices: string): string {
  const short = answer.blocks.flatMap((block) => ("said" in block ? block.said : block.type === "note" ? [] : block.lines));
  const text = answer.text.length > LONG && short.length ? short.join("\n") : answer.text;
  if (!answer.buttons.length) return text;
  return `${text}\n${choices}: ${answer.buttons.map((button) => button.title).join(", ")}`;
}
