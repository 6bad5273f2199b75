import { html, nothing, type TemplateResult } from "lit";
import type { Project, Told } from "../types";
import type { View } from "../view";
import { frame, pairs } from "./parts";

export function projectCard({ values }: Told, project: Project, { texts }: View): TemplateResult {
  return frame("project", texts.project, html`
    ${values["summary"] ? html`<p>${values["summary"].text}</p>` : nothing}
    ${pairs([
      [texts.place, project.place],
      [texts.region, project.region],
      [texts.category, project.category],
    ])}`);
}
