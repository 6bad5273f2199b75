/** The portal chooses one colour; which text is readable on it is calculated, not hoped for. */

export function readableOn(hex: string): string | null {
  const digits = /^#([0-9a-f]{6})$/i.exec(hex)?.[1];
  if (!digits) return null;
  const [red, green, blue] = [0, 2, 4].map((at) => linear(parseInt(digits.slice(at, at + 2), 16) / 255));
  const luminance = 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  // WCAG contrast with white is 1.05 / (L + .05), with black (L + .05) / .05.
  return 1.05 / (luminance + 0.05) >= 4.5 ? "#ffffff" : "#000000";
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
