/** Files made in the browser: contact, table and conversation. Nothing is sent anywhere. */
import type { Table } from "./table";
import type { Texts } from "./texts";
import type { Turn } from "./types";

export function save(name: string, type: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  // Some browsers start reading only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

export interface Contact {
  name: string;
  phone?: string;
  email?: string;
  project: string;
}

export function vcard(card: Contact): string {
  const escape = (value: string) => value.replace(/([\\;,])/g, "\\$1").replace(/\r?\n/g, "\\n");
  const lines = ["BEGIN:VCARD", "VERSION:3.0", `FN:${escape(card.name)}`, `N:${escape(card.name)};;;;`];
  if (card.phone) lines.push(`TEL;TYPE=WORK:${escape(card.phone)}`);
  if (card.email) lines.push(`EMAIL;TYPE=WORK:${escape(card.email)}`);
  lines.push(`NOTE:${escape(card.project)}`, "END:VCARD", "");
  return lines.join("\r\n");
}

/** Semicolons and a byte order mark: German spreadsheet programs then open the file with one click. */
export function csv({ head, rows }: Table): string {
  return "\ufeff" + [head, ...rows].map((row) => row.map(cell).join(";")).join("\r\n") + "\r\n";
}

function cell(text: string): string {
  // A leading sign would make a spreadsheet program run the text as a formula.
  const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[";\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

export function transcript(turns: Turn[], texts: Texts): string {
  const parts = turns.map((turn) =>
    turn.author === "user" ? `${texts.you}: ${turn.text}` : `${texts.assistant}: ${turn.answer.text}`,
  );
  return `${texts.heading}\n\n${parts.join("\n\n")}\n`;
}
