import { html, nothing, type TemplateResult } from "lit";
import type { Texts } from "../texts";
import type { Project, Told } from "../types";
import { frame, pairs } from "./parts";

export function projectCard({ values }: Told, project: Project, texts: Texts): TemplateResult {
  return frame("project", texts.project, html`
    ${values["summary"] ? html`<p>${values["summary"].text}</p>` : nothing}
    ${pairs([
      [texts.place, project.place],
      [texts.region, project.region],
      [texts.category, project.category],
    ])}`);
}
