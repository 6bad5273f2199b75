/** Lines of text as paragraphs and lists. */
import { html, type TemplateResult } from "lit";
import { linked } from "./linked";

export type Paragraph =
  | { kind: "text"; text: string }
  | { kind: "bullets"; items: string[] }
  | { kind: "numbers"; items: string[]; start: number };

/** @param first the number with which a list in it begins */
export function lines(text: string[], first = 1): TemplateResult[] {
  return paragraphs(text, first).map((part) => {
    if (part.kind === "text") return html`<p>${linked(part.text)}</p>`;
    const items = part.items.map((item) => html`<li>${linked(item)}</li>`);
    return part.kind === "numbers" ? html`<ol start=${part.start}>${items}</ol>` : html`<ul>${items}</ul>`;
  });
}

export function paragraphs(text: string[], first = 1): Paragraph[] {
  const parts: Paragraph[] = [];
  for (const line of text) if (line.trim()) add(parts, line.trim(), first);
  return parts;
}

function add(parts: Paragraph[], line: string, first: number): void {
  const [, sign, item] = /^([-•]|\d{1,3}\.) (.+)$/.exec(line) ?? [];
  if (!sign || !item) {
    parts.push({ kind: "text", text: line });
    return;
  }
  const last = parts.at(-1);
  const start = Number.parseInt(sign);
  const kind = start ? "numbers" : "bullets";
  const goesOn = !start || start === next(parts);
  if (last?.kind === kind && goesOn) last.items.push(item);
  else if (!start) parts.push({ kind: "bullets", items: [item] });
  // "30. Juni 2023 endete ..." is a sentence.
  else if (start === first || goesOn) parts.push({ kind: "numbers", items: [item], start });
  else parts.push({ kind: "text", text: line });
}

/** The number with which a list goes on between whose entries more is told of each. */
function next(parts: Paragraph[]): number | null {
  const before = parts.filter((part) => part.kind === "numbers").at(-1);
  return before ? before.start + before.items.length : null;
}
