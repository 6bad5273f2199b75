/** What several cards share. */
import { html, type TemplateResult } from "lit";
import type { Entry } from "../types";

/** A figure and its unit stay on one line: "6,4 Mio. €". */
export function unbroken(text: string): string {
  return text.replace(/(\d|\bM(?:io|rd)\.) (?=€|%|Euro|M(?:io|rd)\.)/g, "$1\u00a0");
}

/** What stands beside a project in a list. */
export function notesOf({ notes }: Entry): string {
  return notes.map(({ text }) => unbroken(text)).filter(Boolean).join("; ");
}

/** A card with a heading; screen-reader users jump from heading to heading. `within`: it stands below a project's name. */
export function frame(kind: string, title: string, body: unknown, within = true): TemplateResult {
  return html`<section class="card ${kind}">
    ${within ? html`<h5>${title}</h5>` : html`<h4>${title}</h4>`}
    ${body}
  </section>`;
}

/** Terms and values; pairs without a value are left out. */
export function pairs(entries: [unknown, unknown][]): TemplateResult {
  const known = entries.filter(([, value]) => value !== null && value !== undefined && value !== "");
  return html`<dl>${known.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`;
}
