import { html, type TemplateResult } from "lit";
import { lines } from "../lines";
import type { Project, Told } from "../types";
import type { View } from "../view";
import { axis, span, spanBar } from "./timeline";

/** The sentence, and below it the same as a bar between the years. */
export function timeCard({ said, values }: Told, _project: Project, _view: View): TemplateResult {
  const when = span({ start: values["start"]?.value, end: values["end"]?.value });
  return html`${lines(said)} ${when && spanBar(when, axis([when]), true)}`;
}
