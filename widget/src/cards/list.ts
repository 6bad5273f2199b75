import { html, nothing, type TemplateResult } from "lit";
import { csv, save } from "../download";
import { tableOf } from "../table";
import type { Texts } from "../texts";
import { lines as paragraphs } from "../lines";
import type { Entry, ListBlock } from "../types";
import { frame, notesOf } from "./parts";

const FIRST = 5;

/** A list opens in two steps and can be read as a table; native details need no state of ours. */
export function listCard({ said, items, count }: ListBlock, texts: Texts): TemplateResult {
  const rest = items.slice(FIRST);
  return html`${paragraphs(said)} ${frame("list", `${count} ${texts.results}`, html`
    ${lines(items.slice(0, FIRST), 1, texts)}
    ${rest.length
      ? html`<details class="more"><summary>${texts.more} (${rest.length})</summary>${lines(rest, FIRST + 1, texts)}</details>`
      : nothing}
    ${asTable(items, texts)}`, false)}`;
}

function lines(items: Entry[], start: number, texts: Texts): TemplateResult {
  return html`<ol start=${start}>
    ${items.map((item) => html`<li>
      ${item.project?.title}<span class="minor">${details(item, texts)}</span>
    </li>`)}
  </ol>`;
}

function details(item: Entry, texts: Texts): string {
  const page = item.project && `${texts.pageShort}\u00a0${item.project.page}`;
  return [item.project?.place, notesOf(item), page].filter(Boolean).join(" · ");
}

function asTable(items: Entry[], texts: Texts): TemplateResult {
  const { head, rows } = tableOf(items, texts);
  const store = () => save("projekte.csv", "text/csv", csv({ head, rows }));
  return html`<details>
    <summary>${texts.asTable}</summary>
    <div class="scroll" tabindex="0" role="group" aria-label=${texts.asTable}>
      <table>
        <thead>
          <tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr>
        </thead>
        <tbody>
          ${rows.map(([number, title, ...rest]) => html`
            <tr>
              <td>${number}</td><th scope="row">${title}</th>${rest.map((value) => html`<td>${value}</td>`)}
            </tr>`)}
        </tbody>
      </table>
    </div>
    <button type="button" class="link" @click=${store}>${texts.csv}</button>
  </details>`;
}
