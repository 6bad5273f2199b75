import { html, type TemplateResult } from "lit";
import { lines } from "../lines";
import type { Project, Told } from "../types";
import type { View } from "../view";
import { frame, pairs } from "./parts";

export function projectCard({ said }: Told, project: Project, { texts }: View): TemplateResult {
  return frame("project", texts.project, html`
    ${lines(said)}
    ${pairs([
      [texts.place, project.place],
      [texts.region, project.region],
      [texts.category, project.category],
    ])}`);
}
