/** Addresses, telephone numbers and web links in a text become what they are: something to click. */
import { html, type TemplateResult } from "lit";
import { unbroken } from "./cards/parts";

// Telephone numbers begin with a country or area code; no amount and no date begins with a nought.
const LINK = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+\d[\d ()/-]{5,}\d|\b0\d{2,5}[ /-][\d -]{3,}\d)/;

export function linked(text: string): (string | TemplateResult)[] {
  // With one group, every second part is a link.
  return text.split(LINK).map((part, index) => (index % 2 ? link(part) : unbroken(part)));
}

export const telephone = (number: string) => `tel:${number.replace(/[^+\d]/g, "")}`;

function link(text: string): TemplateResult {
  if (/^https?:/.test(text)) return html`<a href=${text} rel="noopener noreferrer">${text}</a>`;
  return html`<a href=${text.includes("@") ? `mailto:${text}` : telephone(text)}>${text}</a>`;
}
