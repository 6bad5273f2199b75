import { html, type TemplateResult } from "lit";
import { linked } from "../linked";
import { lines } from "../lines";
import type { TableBlock } from "../types";
import { titleLink, type View } from "../view";
import { frame } from "./parts";

/** Several values of several things; in a comparison the columns are projects, and the first one names the aspect. */
export function tableView({ type, said, columns, rows, projects = [] }: TableBlock, view: View): TemplateResult {
  const { texts } = view;
  const compared = type === "comparison";
  const title = compared ? texts.comparison : texts.overview;
  const head = [...(compared ? [texts.aspect] : []), ...columns.map(({ text }) => text)];
  const project = (column: number) => projects[column - (compared ? 1 : 0)];
  // Wide tables scroll inside their own box; tabindex lets the keyboard scroll, too.
  return html`${lines(said)}
    ${frame("comparison", title, html`
      <div class="scroll" tabindex="0" role="group" aria-label=${title}>
        <table>
          <thead>
            <tr>${head.map((name, column) => html`<th scope="col">${titleLink(project(column), name, view)}</th>`)}</tr>
          </thead>
          <tbody>
            ${rows.map(({ cells: [name, ...values], number }) => html`
              <tr>
                <th scope="row">${number ? `${number}. ` : ""}${name?.text}</th>${values.map(
                  ({ text }, column) => html`<td data-head=${head[column + 1] ?? ""}>${linked(text)}</td>`,
                )}
              </tr>`)}
          </tbody>
        </table>
      </div>`, false)}`;
}
