import { afterEach, beforeEach, expect, it, vi } from "vitest";
import "../src/programm-assistent";
import type { ProgrammAssistent } from "../src/programm-assistent";

beforeEach(() => {
  sessionStorage.clear();
  vi.stubGlobal("fetch", async (url: string) => new Response(JSON.stringify(url.endsWith("session") ? { session: "s" } : [{ text: "Ja." }])));
});
afterEach(() => {
  document.body.replaceChildren();
  history.replaceState(null, "", "#");
  vi.unstubAllGlobals();
});

/** One element for each name, as a page has them when it is loaded. */
async function load(...names: string[]): Promise<ProgrammAssistent[]> {
  document.body.innerHTML = names.map((name) => `<programm-assistent endpoint="https://a.example/api" name="${name}"></programm-assistent>`).join("");
  const all = [...document.querySelectorAll("programm-assistent")];
  await Promise.all(all.map((element) => element.updateComplete));
  return all;
}

async function log(element: ProgrammAssistent): Promise<string> {
  await element.open();
  return element.shadowRoot!.querySelector(".log")!.textContent!;
}

it("keeps the conversations of three instances apart, also on the next page", async () => {
  const first = await load("", "", "Haushalt");
  await first[0]!.ask("Eins");
  await first[2]!.ask("Drei");
  for (const all of [first, await load("", "", "Haushalt")]) {
    const [one, two, three] = await Promise.all(all.map(log));
    expect(one).toContain("Eins");
    expect(two).not.toMatch(/Eins|Drei/);
    expect(three).toContain("Drei");
    expect(three).not.toContain("Eins");
  }
});

it("finds the conversation of a name on a page with other instances", async () => {
  const [named] = await load("Haushalt");
  await named!.ask("Drei");
  const [other, again] = await load("", "Haushalt");
  expect(await log(other!)).not.toContain("Drei");
  expect(await log(again!)).toContain("Drei");
});

it("leaves an instance its conversation when it moves on the page", async () => {
  const [one, two] = await load("", "");
  await one!.ask("Eins");
  document.body.append(one!);
  await two!.ask("Zwei");
  expect(await log(one!)).toContain("Eins");
  const [again] = await load("", "");
  expect(await log(again!)).toContain("Eins");
});

it("gives a question in the address to the instance that it names, else to the first", async () => {
  const drafts = (all: ProgrammAssistent[]) =>
    all.map((element) => element.shadowRoot!.querySelector<HTMLTextAreaElement>(".composer textarea")?.value);
  history.replaceState(null, "", "#frage=Wo%3F");
  expect(drafts(await load("", "", "Haushalt"))).toEqual(["Wo?", undefined, undefined]);
  sessionStorage.clear();
  history.replaceState(null, "", "#frage=Wo%3F&assistent=Haushalt");
  expect(drafts(await load("", "", "Haushalt"))).toEqual([undefined, undefined, "Wo?"]);
});

it("closes the instance from which Esc comes, and no other", async () => {
  const [one, two] = await load("", "");
  await one!.open();
  await two!.open();
  two!.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, composed: true }));
  await two!.updateComplete;
  const hidden = (element: ProgrammAssistent) => element.shadowRoot!.querySelector<HTMLElement>(".panel")!.hidden;
  expect([hidden(one!), hidden(two!)]).toEqual([false, true]);
});
