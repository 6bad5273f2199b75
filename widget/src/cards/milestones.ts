import { html, type TemplateResult } from "lit";
import type { Texts } from "../texts";
import type { MilestonesCard } from "../types";
import { frame } from "./parts";

export function milestonesCard(card: MilestonesCard, texts: Texts): TemplateResult {
  return frame("milestones", texts.milestones, card.project, html`<ol role="list">
    ${card.items.map((item) => html`<li>
      <span class="badge"><span class="sr">${texts.milestone} </span>${item.number}</span>
      <span>${item.title}<span class="minor">${texts.until} ${item.until}</span></span>
    </li>`)}
  </ol>`);
}
