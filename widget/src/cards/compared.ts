/** What can be compared by eye in a list: amounts as bars of one scale, periods on one line of years. */
import { html, svg, type TemplateResult } from "lit";
import type { Entry } from "../types";
import { axis, scale, span, spanBar } from "./timeline";

export interface Compared {
  bar: (item: Entry) => TemplateResult | null;
  below?: TemplateResult;
}

export function comparedIn(items: Entry[]): Compared | null {
  return amounts(items) ?? periods(items);
}

function amounts(items: Entry[]): Compared | null {
  const most = Math.max(0, ...items.map((item) => amount(item) ?? 0));
  if (!most) return null;
  return {
    bar: (item) => {
      const value = amount(item);
      return value === null ? null : html`<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        ${svg`<rect class="land" width=${(100 * value) / most} height="6"></rect>`}
      </svg>`;
    },
  };
}

/** The whole euro beside an entry, alone or as the total of several. */
function amount({ notes }: Entry): number | null {
  for (const { value, text } of notes) {
    const total = (value as { total?: unknown } | null)?.total ?? (text.includes("€") ? value : null);
    if (typeof total === "number") return total;
  }
  return null;
}

function periods(items: Entry[]): Compared | null {
  const spanOf = ({ notes }: Entry) => notes.map(({ value }) => span(value)).find(Boolean) ?? null;
  const spans = items.flatMap((item) => spanOf(item) ?? []);
  if (!spans.length) return null;
  const all = axis(spans);
  return {
    bar: (item) => {
      const own = spanOf(item);
      return own && spanBar(own, all);
    },
    below: scale(all),
  };
}
