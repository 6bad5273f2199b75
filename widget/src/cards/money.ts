import { html, svg, type TemplateResult } from "lit";
import type { Project, Told } from "../types";
import type { View } from "../view";
import { frame, pairs, unbroken } from "./parts";

/** The bar repeats in a picture what the figures say; it is hidden from screen readers. */
export function moneyCard({ values }: Told, _project: Project, { texts }: View): TemplateResult {
  const shown = (key: string) => unbroken(values[key]?.text ?? "");
  const total = Number(values["total"]?.value);
  const share = total > 0 ? (100 * Number(values["land"]?.value)) / total : 0;
  return frame("money", texts.money, html`
    <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      ${svg`<rect class="land" width=${share} height="6"></rect>
            <rect class="own" x=${share} width=${100 - share} height="6"></rect>`}
    </svg>
    ${pairs([
      [texts.total, shown("total")],
      [html`<span class="key land"></span>${texts.land} (${shown("land_share")})`, shown("land")],
      [html`<span class="key own"></span>${texts.own} (${shown("own_share")}, ${texts.calculated})`, shown("own")],
    ])}`);
}
