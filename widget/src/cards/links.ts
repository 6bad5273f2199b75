import { html, type TemplateResult } from "lit";
import type { Texts } from "../texts";
import type { LinksCard } from "../types";
import { frame } from "./parts";

export function linksCard(card: LinksCard, texts: Texts): TemplateResult {
  return frame("links", texts.links, card.project, html`<ul>
    ${card.items.map(({ label, url }) => html`<li>
      ${isWeb(url)
        ? html`<a href=${url} rel="noopener noreferrer">${label}</a>`
        : html`${label}<span class="minor">${texts.noUrl}</span>`}
    </li>`)}
  </ul>`);
}

/** Only web addresses become links: data must never bring a "javascript:" into the portal. */
function isWeb(url: string | null): url is string {
  return !!url && /^https?:\/\//i.test(url);
}
