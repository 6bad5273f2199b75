/** An answer that was being made when the page changed. */

export interface Kept {
  author: "user" | "assistant";
  text: string;
}

/** All that the server has said to the last question; null if it was another question, or nothing has been said. */
export function missedAnswer(texts: Kept[], question: string): string | null {
  const from = texts.map(({ author }) => author).lastIndexOf("user");
  if (texts[from]?.text !== question || from === texts.length - 1) return null;
  return texts.slice(from + 1).map(({ text }) => text).join("\n\n");
}
