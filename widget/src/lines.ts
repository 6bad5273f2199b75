/** Lines of text as paragraphs and lists. */
import { html, type TemplateResult } from "lit";
import { linked } from "./linked";

export type Paragraph = { kind: "text"; text: string } | { kind: "bullets" | "numbers"; items: string[] };

export function lines(text: string[]): TemplateResult[] {
  return paragraphs(text).map((part) => {
    if (part.kind === "text") return html`<p>${linked(part.text)}</p>`;
    const items = part.items.map((item) => html`<li>${linked(item)}</li>`);
    return part.kind === "numbers" ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
  });
}

export function paragraphs(text: string[]): Paragraph[] {
  const parts: Paragraph[] = [];
  for (const line of text) if (line.trim()) add(parts, line.trim());
  return parts;
}

function add(parts: Paragraph[], line: string): void {
  const [, sign, item] = /^([-•]|\d{1,3}\.) (.+)$/.exec(line) ?? [];
  if (!sign || !item) {
    parts.push({ kind: "text", text: line });
    return;
  }
  const last = parts.at(-1);
  const kind = /\d/.test(sign) ? "numbers" : "bullets";
  // Only "1." begins a numbered list: "30. Juni 2023 endete ..." is a sentence.
  if (last && last.kind !== "text" && last.kind === kind) last.items.push(item);
  else if (kind === "bullets" || sign === "1.") parts.push({ kind, items: [item] });
  else parts.push({ kind: "text", text: line });
}
