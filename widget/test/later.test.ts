import { expect, it, vi } from "vitest";

/** What is loaded later cannot be, as when a portal's policy forbids it or a newer server no longer has it. */
vi.mock("virtual:later", () => ({ views: () => Promise.reject(new Error("gone")), words: () => Promise.reject(new Error("gone")) }));

const said = ["Zwei Projekte:", "1. Anlauf – 296.000 €", "2. DigiKnow – 1 Mio. €"];
const project = (title: string) => ({ id: title, title });
const list = {
  type: "list",
  lines: said,
  said: said.slice(0, 1),
  count: 2,
  items: ["Anlauf", "DigiKnow"].map((title) => ({ project: project(title), notes: [] })),
};

it("says an answer in plain words, in the language of the answer, when its views cannot be loaded", async () => {
  vi.stubGlobal("fetch", async (url: string) =>
    new Response(JSON.stringify(url.endsWith("session") ? { session: "s" } : [{ text: said.join("\n") }, { custom: { version: 1, blocks: [list], language: "en" } }])),
  );
  vi.resetModules(); // the other tests' setup has loaded the real ones
  await import("../src/programm-assistent");
  const element = document.createElement("programm-assistent");
  element.setAttribute("endpoint", "https://a.example/api");
  document.body.append(element);
  await element.updateComplete;
  await element.ask("Welche?");
  await element.updateComplete;
  const root = element.shadowRoot!;
  expect(root.querySelector(".turn.assistant:last-of-type .bubble")!.textContent).toMatch(/Zwei Projekte:.*Anlauf – 296\.000\s€.*DigiKnow/s);
  expect(root.querySelector<HTMLElement>(".turn.assistant:last-of-type .bubble")!.lang).toBe("en");
  // The words around it are German still, and say so.
  expect(root.querySelector(".composer label")!.textContent).toBe("Ihre Frage");
  expect(root.querySelector<HTMLElement>(".root")!.lang).toBe("de");
});
