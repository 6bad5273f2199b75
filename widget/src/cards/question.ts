import { html } from "lit";
import { linked } from "../linked";
import { lines } from "../lines";
import type { QuestionBlock } from "../types";
import { pageLink, type View } from "../view";

/** A question back; projects among which to choose have a way to their page, so that one can look before choosing. */
export function questionView({ lines: all, said, options, how }: QuestionBlock, view: View): unknown {
  const projects = options.flatMap(({ project }) => project ?? []);
  if (!projects.length || projects.length < options.length) return lines(all);
  return html`${lines(said)}
    <ol>
      ${options.map(({ said: [first = "", ...more] }, index) => html`<li>
        ${linked(first.replace(/^\d+\. /, ""))} ${lines(more)} ${pageLink(projects[index]!, view.texts.listedPage, view)}
      </li>`)}
    </ol>
    ${lines(how.said)}`;
}
