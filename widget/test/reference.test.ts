// @vitest-environment node
import { expect, it } from "vitest";
import { existing, reference } from "../reference";

it("is current", async () => {
  await expect(reference()).toMatchFileSnapshot("../../docs/widget-reference.md");
});

it("tells of all that a page can set, hear and style", () => {
  const told = reference();
  const untold = Object.values(existing()).flatMap((names) => [...names].filter((name) => !told.includes(`\`${name}\``)));
  // Set by the widget itself.
  expect(untold).toEqual(["--pa-rem"]);
});
