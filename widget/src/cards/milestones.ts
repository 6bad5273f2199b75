import { html, type TemplateResult } from "lit";
import { lines } from "../lines";
import type { Project, Told } from "../types";
import type { View } from "../view";
import { frame } from "./parts";

export function milestonesCard({ said, items }: Told, _project: Project, { texts }: View): TemplateResult {
  return frame("milestones", texts.milestones, html`${lines(said)}
    <ol role="list">
      ${items.map(({ values: { number, title, month } }) => html`<li>
        <span class="badge"><span class="sr">${texts.milestone} </span>${number?.text}</span>
        <span>${title?.text}<span class="minor">${texts.until} ${month?.text}</span></span>
      </li>`)}
    </ol>`);
}
