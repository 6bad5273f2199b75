/** Periods as bars on one common line of years; hidden from screen readers, as the dates stand beside it in words. */
import { html, nothing, svg, type TemplateResult } from "lit";

export interface Span {
  from: number;
  to: number;
}

const DATE = /^\d{4}-\d{2}(-\d{2})?$/;

/** The period that a value of an answer tells, as years with fractions. */
export function span(value: unknown): Span | null {
  const { start, end } = (value ?? {}) as Record<string, unknown>;
  if (typeof start !== "string" || typeof end !== "string" || !DATE.test(start) || !DATE.test(end)) return null;
  return { from: year(start), to: year(end) };
}

/** The whole years in which all spans lie. */
export function axis(spans: Span[]): Span {
  return { from: Math.floor(Math.min(...spans.map(({ from }) => from))), to: Math.ceil(Math.max(...spans.map(({ to }) => to))) };
}

export function spanBar({ from, to }: Span, all: Span, years = false): TemplateResult {
  const at = (time: number) => (100 * (time - all.from)) / (all.to - all.from || 1);
  return html`<svg class="bar span" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      ${svg`<rect class="land" x=${at(from)} width=${Math.max(1, at(to) - at(from))} height="6"></rect>`}
    </svg>
    ${years ? scale(all) : nothing}`;
}

export function scale({ from, to }: Span): TemplateResult {
  return html`<span class="scale" aria-hidden="true"><span>${from}</span><span>${to}</span></span>`;
}

function year(date: string): number {
  const [y, m, d] = date.split("-").map(Number);
  return y! + (m! - 1) / 12 + ((d ?? 1) - 1) / 365;
}
