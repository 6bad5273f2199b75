/** What several cards share. */
import { html, nothing, type TemplateResult } from "lit";

export const euro = new Intl.NumberFormat("de-DE", {
  style: "currency",
  currency: "EUR",
  maximumFractionDigits: 0,
});

/** A figure and its unit stay on one line. */
export function unbroken(text: string): string {
  return text.replace(/(\d) (€|%|Euro)/g, "$1\u00a0$2");
}

/** A card with a heading; screen-reader users jump from heading to heading. */
export function frame(kind: string, title: string, subject: string, body: unknown): TemplateResult {
  return html`<section class="card ${kind}">
    <h4>${title}${subject ? html`<span class="subject">${subject}</span>` : nothing}</h4>
    ${body}
  </section>`;
}

/** Terms and values; pairs without a value are left out. */
export function pairs(entries: [unknown, unknown][]): TemplateResult {
  const known = entries.filter(([, value]) => value !== null && value !== undefined && value !== "");
  return html`<dl>${known.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`;
}
