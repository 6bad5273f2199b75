import { html, type TemplateResult } from "lit";
import type { Texts } from "../texts";
import type { ComparisonCard } from "../types";
import { frame, unbroken } from "./parts";

export function comparisonCard(card: ComparisonCard, texts: Texts): TemplateResult {
  // Wide tables scroll inside their own box; tabindex lets the keyboard scroll, too.
  return frame("comparison", texts.comparison, "", html`
    <div class="scroll" tabindex="0" role="group" aria-label=${texts.comparison}>
      <table>
        <thead>
          <tr><th scope="col">${texts.aspect}</th>${card.columns.map((name) => html`<th scope="col">${name}</th>`)}</tr>
        </thead>
        <tbody>
          ${card.rows.map((row) => html`
            <tr><th scope="row">${row.label}</th>${row.values.map((value) => html`<td>${unbroken(value)}</td>`)}</tr>`)}
        </tbody>
      </table>
    </div>`);
}
