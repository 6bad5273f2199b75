import { html, type TemplateResult } from "lit";
import { lines } from "../lines";
import type { Project, Told } from "../types";
import type { View } from "../view";
import { frame, pairs } from "./parts";

export function reuseCard({ said, items }: Told, _project: Project, { texts }: View): TemplateResult {
  return frame("reuse", texts.reuse, html`${lines(said)}
    ${pairs(items.map(({ values: { kind, text } }) => [kind?.text, text?.text]))}`);
}
