import { html, type TemplateResult } from "lit";
import { lines } from "../lines";
import type { Texts } from "../texts";
import type { Project, Told } from "../types";
import { frame, pairs } from "./parts";

export function reuseCard({ said, items, after }: Told, _project: Project, texts: Texts): TemplateResult {
  return frame("reuse", texts.reuse, html`${lines(said)}
    ${pairs(items.map(({ values: { kind, text } }) => [kind?.text, text?.text]))}
    ${lines(after.said)}`);
}
