import { html, type TemplateResult } from "lit";
import { save, vcard } from "../download";
import type { Texts } from "../texts";
import type { ContactCard } from "../types";
import { frame, pairs } from "./parts";

export function contactCard(card: ContactCard, texts: Texts): TemplateResult {
  const store = () => save(`${card.name}.vcf`, "text/vcard", vcard(card));
  return frame("contact", texts.contact, card.project, html`
    <p class="name">${card.name}</p>
    ${pairs([
      [texts.phone, card.phone && html`<a href="tel:${card.phone.replace(/[^+\d]/g, "")}">${card.phone}</a>`],
      [texts.email, card.email && html`<a href="mailto:${card.email}">${card.email}</a>`],
      [texts.place, card.place],
    ])}
    <button type="button" class="link" @click=${store}>${texts.vcard}</button>`);
}
