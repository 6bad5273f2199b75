/** The portal chooses one colour; which text is readable on it is calculated, not hoped for. */

export function readableOn(hex: string): string | null {
  if (luminance(hex) === null) return null;
  return contrast(hex, "#ffffff") >= 4.5 ? "#ffffff" : "#000000";
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
