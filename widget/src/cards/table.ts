import { html, type TemplateResult } from "lit";
import { linked } from "../linked";
import { lines } from "../lines";
import type { Texts } from "../texts";
import type { TableBlock } from "../types";
import { frame } from "./parts";

/** Several values of several things; in a comparison the columns are projects, and the first one names the aspect. */
export function tableView({ type, said, columns, rows }: TableBlock, texts: Texts): TemplateResult {
  const title = type === "comparison" ? texts.comparison : texts.overview;
  const head = columns.map(({ text }) => text);
  if (type === "comparison") head.unshift(texts.aspect);
  // Wide tables scroll inside their own box; tabindex lets the keyboard scroll, too.
  return html`${lines(said)}
    ${frame("comparison", title, html`
      <div class="scroll" tabindex="0" role="group" aria-label=${title}>
        <table>
          <thead>
            <tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr>
          </thead>
          <tbody>
            ${rows.map(({ cells: [name, ...values] }) => html`
              <tr>
                <th scope="row">${name?.text}</th>${values.map(
                  ({ text }, column) => html`<td data-head=${head[column + 1] ?? ""}>${linked(text)}</td>`,
                )}
              </tr>`)}
          </tbody>
        </table>
      </div>`, false)}`;
}
