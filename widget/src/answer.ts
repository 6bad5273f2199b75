/** From Rasa's list of replies to one answer. */
import type { Answer, Reply } from "./types";

export function toAnswer(replies: Reply[]): Answer {
  const texts = replies.flatMap(({ text }) => (text ? [text.trim()] : []));
  const custom = replies.flatMap(({ custom }) => (custom?.blocks ? [custom] : []));
  const blocks = custom.flatMap((part) => part.blocks);
  const said = new Set(blocks.flatMap((block) => block.lines));
  // What the channel adds by itself, such as a note about personal data, has no block.
  const plain = texts.filter((text) => !text.split("\n").every((line) => !line || said.has(line)));
  return {
    text: texts.join("\n\n"),
    blocks: [...plain.map((text) => ({ type: "statement" as const, lines: text.split("\n") })), ...blocks],
    language: custom[0]?.language ?? "de",
    buttons: replies.flatMap(({ buttons }) => buttons ?? []),
  };
}

/** The whole answer for the announcer: the text is complete by itself, only the suggestions come on top. */
export function spokenText(answer: Answer, choices: string): string {
  if (!answer.buttons.length) return answer.text;
  return `${answer.text}\n${choices}: ${answer.buttons.map((button) => button.title).join(", ")}`;
}
