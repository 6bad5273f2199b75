import { html, nothing, type TemplateResult } from "lit";
import type { Texts } from "../texts";
import type { ProjectCard } from "../types";
import { frame, pairs } from "./parts";

export function projectCard(card: ProjectCard, texts: Texts): TemplateResult {
  return frame("project", card.title, "", html`
    ${card.summary ? html`<p>${card.summary}</p>` : nothing}
    ${pairs([
      [texts.place, card.place],
      [texts.region, card.region],
      [texts.category, card.category],
    ])}`);
}
