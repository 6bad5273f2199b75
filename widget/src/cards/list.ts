import { html, nothing, type TemplateResult } from "lit";
import { csv, save } from "../download";
import { linked } from "../linked";
import { lines as paragraphs } from "../lines";
import { tableOf } from "../table";
import type { Texts } from "../texts";
import type { Entry, ListBlock } from "../types";
import { linkedPages, pageLink, projectLink, type View } from "../view";
import { comparedIn, type Compared } from "./compared";
import { frame, notesOf } from "./parts";

const FIRST = 5;

/** A list opens in two steps and can be read as a table; native details need no state of ours. */
export function listCard({ said, items, count }: ListBlock, view: View): TemplateResult {
  const { texts } = view;
  const compared = comparedIn(items);
  const rest = items.slice(FIRST);
  return html`${paragraphs(said)} ${frame("list", `${count} ${texts.results}`, html`
    ${lines(items.slice(0, FIRST), compared, view)}
    ${rest.length
      ? html`<details class="more">
          <summary><span class="when-closed">${texts.more} (${rest.length})</span><span class="when-open">${texts.less}</span></summary>
          ${lines(rest, compared, view)}
        </details>`
      : nothing}
    ${compared?.below ?? nothing} ${asTable(items, texts)}`, false)}`;
}

/** With the numbers that are said: "das fünfte" may stand in a second list, which goes on counting. */
function lines(items: Entry[], compared: Compared | null, view: View): TemplateResult {
  const entries = items.map((item) => html`<li><div class="entry">
      <div>
        ${item.project ? projectLink(item.project, view) : nothing}
        <span class="minor">${linked(details(item))}${pageOf(item, view)} ${item.project ? pageLink(item.project, view.texts.listedPage, view) : nothing}</span>
      </div>
      ${compared?.bar(item) ?? nothing}
    </div></li>`);
  const first = items[0]?.number;
  return first ? html`<ol start=${first}>${entries}</ol>` : html`<ul>${entries}</ul>`;
}

function details(item: Entry): string {
  return [item.project?.place, notesOf(item)].filter(Boolean).join(" · ");
}

/** The page of the document, which leads there if the portal publishes it. */
function pageOf(item: Entry, { texts, source }: View): TemplateResult | typeof nothing {
  const number = item.project?.page;
  if (!number) return nothing;
  return html`${details(item) ? " · " : ""}${linkedPages(`${texts.pageShort}\u00a0${number}`, [number], source)}`;
}

function asTable(items: Entry[], texts: Texts): TemplateResult {
  const { head, rows } = tableOf(items, texts);
  const named = head.indexOf(texts.project);
  const store = () => save("projekte.csv", "text/csv", csv({ head, rows }));
  return html`<details class="file">
    <summary>${texts.asTable}</summary>
    <div class="scroll" tabindex="0" role="group" aria-label=${texts.asTable}>
      <table>
        <thead>
          <tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr>
        </thead>
        <tbody>
          ${rows.map((cells) => html`<tr>
            ${cells.map((value, column) => column === named
              ? html`<th scope="row" data-head=${head[column]!}>${value}</th>`
              : html`<td data-head=${head[column]!}>${value}</td>`)}
          </tr>`)}
        </tbody>
      </table>
    </div>
    <button type="button" class="link file" @click=${store}>${texts.csv}</button>
  </details>`;
}
