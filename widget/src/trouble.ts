/** When no answer came: what happened, how to go on, and who else can help. */
import { html, nothing, type TemplateResult } from "lit";
import type { Texts } from "./texts";

/** Where a person answers; the portal sets it with attributes, so it is known without the server. */
export interface HumanContact {
  name: string;
  phone: string;
  email: string;
}

export function trouble(message: string, contact: HumanContact, texts: Texts, retry: () => void): TemplateResult {
  return html`<section class="trouble">
    <p>${message}</p>
    <button type="button" class="small" @click=${retry}>${texts.retry}</button>
    <p><strong>${texts.human}</strong> ${human(contact, texts)}</p>
  </section>`;
}

function human({ name, phone, email }: HumanContact, texts: Texts): TemplateResult | string {
  if (!phone && !email) return texts.humanFallback;
  return html`${name}
    ${phone ? html`<br />${texts.phone}: <a href="tel:${phone.replace(/[^+\d]/g, "")}">${phone}</a>` : nothing}
    ${email ? html`<br />${texts.email}: <a href="mailto:${email}">${email}</a>` : nothing}`;
}
