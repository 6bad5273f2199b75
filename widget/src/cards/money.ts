import { html, svg, type TemplateResult } from "lit";
import type { Texts } from "../texts";
import type { MoneyCard } from "../types";
import { euro, frame, pairs, unbroken } from "./parts";

/** The bar repeats in a picture what the figures say; it is hidden from screen readers. */
export function moneyCard(card: MoneyCard, texts: Texts): TemplateResult {
  const share = card.total_eur > 0 ? (100 * card.land_eur) / card.total_eur : 0;
  return frame("money", texts.money, card.project, html`
    <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      ${svg`<rect class="land" width=${share} height="6"></rect>
            <rect class="own" x=${share} width=${100 - share} height="6"></rect>`}
    </svg>
    ${pairs([
      [texts.total, euro.format(card.total_eur)],
      [html`<span class="key land"></span>${texts.land} (${unbroken(card.land_share)})`, euro.format(card.land_eur)],
      [html`<span class="key own"></span>${texts.own}`, euro.format(card.own_eur)],
    ])}`);
}
