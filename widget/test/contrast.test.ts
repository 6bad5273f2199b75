import { describe, expect, it } from "vitest";
import { contrast, visibleOn } from "../src/colour";
import { base } from "../src/styles/base";

/** The colours of one look, as the style sheet says them; the dark ones stand in a block of their own. */
function palette(dark: boolean): Record<string, string> {
  const css = base.cssText;
  const from = css.indexOf(dark ? 'theme="dark"' : ":host {");
  const block = css.slice(from, css.indexOf("color-scheme", from));
  return Object.fromEntries([...block.matchAll(/--pa-([a-z-]+): (#[0-9a-f]{6})/g)].map(([, name, hex]) => [name, hex]));
}

const TEXT = [
  ["text", "background"],
  ["text", "surface"],
  ["text", "user"],
  ["minor", "background"],
  ["minor", "surface"],
  ["on-accent", "accent"],
] as const;
// Borders of controls, the focus ring, the bar of the costs and the launcher on the page.
const SHAPES = [
  ["border", "background"],
  ["text", "background"],
  ["accent", "background"],
  ["own", "background"],
] as const;

describe.each([
  ["light", palette(false)],
  ["dark", palette(true)],
])("%s", (_look, colours) => {
  it.each(TEXT)("text: %s on %s reaches 4.5 to 1", (front, back) => {
    expect(contrast(colours[front]!, colours[back]!)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(SHAPES)("shapes: %s on %s reach 3 to 1", (front, back) => {
    expect(contrast(colours[front]!, colours[back]!)).toBeGreaterThanOrEqual(3);
  });
});

describe("an accent of the portal", () => {
  it.each([
    ["#ffd500", "#ffffff"],
    ["#FFFFFF", "#ffffff"],
    ["#1b3a6b", "#131525"],
    ["#000000", "#131525"],
  ])("%s becomes strong enough on %s", (accent, ground) => {
    expect(contrast(visibleOn(ground, accent), ground)).toBeGreaterThanOrEqual(3);
  });
  it("stays as it is where it can be seen", () => {
    expect(visibleOn("#ffffff", "#1b3a6b")).toBe("#1b3a6b");
  });
});
