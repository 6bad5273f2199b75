/** The portal chooses one colour; which text is readable on it is calculated, not hoped for. */

export function readableOn(hex: string): string | null {
  if (luminance(hex) === null) return null;
  return contrast(hex, "#ffffff") >= 4.5 ? "#ffffff" : "#000000";
}

const SHAPES = 3; // WCAG 1.4.11: borders, bars and the button beside what they lie on
const STEP = 0.02;

/** The colour itself, or as much darker (on a dark ground lighter) as it must be for shapes in it to be seen. */
export function visibleOn(ground: string, hex: string): string {
  const end = contrast(ground, "#000000") > contrast(ground, "#ffffff") ? 0 : 255;
  let part = 0;
  while (contrast(mixed(hex, end, part), ground) < SHAPES) part += STEP;
  return mixed(hex, end, part);
}

function mixed(hex: string, end: number, part: number): string {
  const channels = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return "#" + channels.map((old) => Math.round(old + (end - old) * part).toString(16).padStart(2, "0")).join("");
}

/** WCAG 2 contrast of two colours written as #rrggbb. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one) ?? NaN, luminance(other) ?? NaN].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

function luminance(hex: string): number | null {
  const digits = /^#([0-9a-f]{6})$/i.exec(hex)?.[1];
  if (!digits) return null;
  const [red, green, blue] = [0, 2, 4].map((at) => linear(parseInt(digits.slice(at, at + 2), 16) / 255));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
