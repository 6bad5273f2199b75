import { afterEach, beforeEach, expect, it, vi } from "vitest";
import "../src/programm-assistent";
import { endpointOf } from "../src/portal";
import { styles } from "../src/styles";

beforeEach(() => {
  sessionStorage.clear();
  vi.stubGlobal("fetch", async (url: string) =>
    new Response(JSON.stringify(url.endsWith("session") ? { session: "s" } : url.endsWith("offers") ? { questions: [], names: [] } : [{ text: "Ja." }])),
  );
});
afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

function embed(attributes: Record<string, string> = {}) {
  const element = document.createElement("programm-assistent");
  for (const [name, value] of Object.entries({ endpoint: "https://a.example/api", ...attributes })) element.setAttribute(name, value);
  document.body.append(element);
  return element;
}

it("tells the page what happens, without the words", async () => {
  const heard: string[] = [];
  for (const name of ["ready", "opened", "asked", "answered", "closed"])
    document.body.addEventListener(`programm-assistent-${name}`, () => heard.push(name), { once: true });
  const element = embed();
  await element.updateComplete;
  await element.ask("Gibt es etwas?");
  await element.close();
  expect(heard).toEqual(["ready", "opened", "asked", "answered", "closed"]);
});

it("opens by its attribute", async () => {
  const element = embed({ open: "" });
  await element.updateComplete;
  expect(element.shadowRoot!.querySelector<HTMLElement>(".panel")!.hidden).toBe(false);
});

it("warns about attributes that do not fit", () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  embed({ accent: "rot", position: "oben", theme: "grau" });
  expect(warn.mock.calls.map(([text]) => /: (\w+)=/.exec(text as string)![1])).toEqual(["accent", "position", "theme"]);
});

it.each([
  ["https://a.example/widget/programm-assistent.js", "https://a.example/api"],
  ["https://a.example/widget/programm-assistent.js?ver=6.4/x", "https://a.example/api"],
  ["https://a.example/widget/0123456789abcdef/programm-assistent.js", "https://a.example/api"],
  ["https://a.example/chat/widget/0123456789abcdef/programm-assistent.js", "https://a.example/chat/api"],
])("finds the interface of %s", (script, endpoint) => {
  expect(endpointOf(script)).toBe(endpoint);
});

it("keeps rem only where it does not depend on the page", () => {
  const text = styles.map((part) => part.cssText).join("");
  expect(text.replace(/@(?:media|container)[^{]*/g, "")).not.toMatch(/\drem/);
  expect(text).toContain("(max-width: 34rem)");
});
