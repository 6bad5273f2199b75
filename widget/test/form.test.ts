import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import "../src/programm-assistent";
import type { ProgrammAssistent } from "../src/programm-assistent";

const field = (name: string, kind: string, required: boolean) => ({
  said: [], name, kind, required, label: `Feld ${name}`, hint: required ? "" : "freiwillig",
  needed: "Bitte ausfüllen.", wrong: `Falsch: ${kind}.`,
});
const progress = (sensitive: boolean) => ({
  type: "progress", lines: ["Frage 2 von 4:"], said: ["Frage 2 von 4:"], number: 2, of: 4, sensitive,
});
const form = {
  type: "form", lines: ["Ohne Formular: Rathaus."], said: ["Ohne Formular: Rathaus."], send: "Weiter",
  fields: [field("name", "name", true), field("mail", "mail", false), field("phone", "phone", true)],
};
const answer = (text: string, ...blocks: object[]) => [
  { text, custom: { version: 1, language: "de", blocks: [{ type: "statement", lines: [text], said: [text] }, ...blocks] } },
];
const json = (data: unknown, status = 200) => new Response(JSON.stringify(data), { status });

let sent: { path: string; body: Record<string, unknown> }[];
let next: Response | Error;

beforeEach(() => {
  sent = [];
  sessionStorage.clear();
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    const path = url.split("/api/")[1]!;
    if (path === "session") return json({ session: "s1" });
    sent.push({ path, body: JSON.parse(init.body as string) });
    if (next instanceof Error) throw next;
    return next;
  });
});
afterEach(() => vi.unstubAllGlobals());

async function settled(element: ProgrammAssistent): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 20));
  await element.updateComplete;
}

async function asked(...blocks: object[]): Promise<ProgrammAssistent> {
  document.body.replaceChildren();
  const element = document.createElement("programm-assistent");
  element.setAttribute("endpoint", "https://assistent.example/api");
  document.body.append(element);
  await element.updateComplete;
  element.shadowRoot!.querySelector<HTMLButtonElement>(".launcher")!.click();
  await vi.waitFor(() => expect(element.shadowRoot!.activeElement).not.toBeNull());
  next = json(answer("Wie erreichen wir Sie?", ...blocks));
  await write(element, "Fund melden");
  return element;
}

async function write(element: ProgrammAssistent, text: string): Promise<void> {
  all<HTMLTextAreaElement>(element, ".composer textarea")[0]!.value = text;
  all(element, ".composer")[0]!.dispatchEvent(new Event("submit", { cancelable: true }));
  await settled(element);
}

const all = <T extends HTMLElement>(element: ProgrammAssistent, selector: string) => [
  ...element.shadowRoot!.querySelectorAll<T>(selector),
];
const log = (element: ProgrammAssistent) => all(element, ".log")[0]!.textContent!.replace(/\s+/g, " ");
const input = (element: ProgrammAssistent, name: string) => all<HTMLInputElement>(element, `#form-${name}`)[0]!;

async function send(element: ProgrammAssistent, values: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(values)) input(element, name).value = value;
  all(element, "form.fields")[0]!.dispatchEvent(new Event("submit", { cancelable: true }));
  await settled(element);
}

const FILLED = { name: "Erika Mustermann", mail: "erika@example.org", phone: "02921 123456" };

describe("the form card", () => {
  it("has labelled fields that browsers can fill in, and needs no other way", async () => {
    const element = await asked(progress(true), form);
    for (const name of ["name", "mail", "phone"]) {
      const label = all<HTMLLabelElement>(element, `label[for="form-${name}"]`)[0]!;
      expect(label.textContent).toContain(`Feld ${name}`);
    }
    expect(input(element, "mail").type).toBe("email");
    expect(input(element, "phone").autocomplete).toBe("tel");
    expect(input(element, "name").getAttribute("aria-required")).toBe("true");
    expect(input(element, "mail").getAttribute("aria-describedby")).toBe("form-mail-hint");
    expect(log(element)).not.toContain("Ohne Formular");
    expect(all(element, ".progress")[0]!.textContent).toBe("Frage 2 von 4:");
  });

  it("says what is missing beside the field, goes there, and sends nothing", async () => {
    const element = await asked(progress(true), form);
    await send(element, { name: "Erika Mustermann" });
    const phone = input(element, "phone");
    expect(phone.getAttribute("aria-invalid")).toBe("true");
    expect(phone.getAttribute("aria-describedby")).toBe("form-phone-error");
    expect(all(element, "#form-phone-error")[0]!.textContent).toBe("Bitte ausfüllen.");
    expect(element.shadowRoot!.activeElement).toBe(phone);
    expect(sent.map(({ path }) => path)).toEqual(["message"]);
  });

  it("shows what the server finds wrong and keeps what was entered", async () => {
    const element = await asked(progress(true), form);
    next = json({ errors: { mail: "wrong" } }, 422);
    await send(element, { ...FILLED, mail: "erika" });
    expect(all(element, "#form-mail-error")[0]!.textContent).toBe("Falsch: mail.");
    expect(input(element, "name").value).toBe("Erika Mustermann");
    expect(element.shadowRoot!.activeElement).toBe(input(element, "mail"));
  });

  it("keeps what was entered when the server is away", async () => {
    const element = await asked(progress(true), form);
    next = new TypeError("network");
    await send(element, FILLED);
    expect(log(element)).toContain("nicht erreichbar");
    expect(input(element, "phone").value).toBe(FILLED.phone);
  });

  it("sends the fields once, shows and keeps none of them, and goes on", async () => {
    const element = await asked(progress(true), form);
    next = json(answer("Bitte prüfen Sie Ihre Angaben:"));
    await send(element, FILLED);
    expect(sent.at(-1)).toEqual({ path: "form", body: { fields: FILLED } });
    expect(log(element)).toContain("Sie Formular ausgefüllt");
    expect(log(element)).toContain("Bitte prüfen");
    expect(all(element, "form.fields")).toEqual([]);
    const kept = Object.values(sessionStorage).join() + log(element);
    for (const value of Object.values(FILLED)) expect(kept).not.toContain(value);
    expect(element.shadowRoot!.activeElement?.className).toBe("turn user");
  });

  it("is gone once the visitor has written something else", async () => {
    const element = await asked(progress(true), form);
    next = json(answer("Gut, ich breche hier ab."));
    await write(element, "abbrechen");
    expect(all(element, "form.fields")).toEqual([]);
  });

  it("has no accessibility violations, with and without mistakes", async () => {
    const element = await asked(progress(true), form);
    const rules = { "color-contrast": { enabled: false } }; // colours need a browser: tests/browser
    expect((await axe.run(all(element, "programm-assistent-form")[0]!, { rules })).violations).toEqual([]);
    await send(element, {});
    expect((await axe.run(all(element, "programm-assistent-form")[0]!, { rules })).violations).toEqual([]);
  });
});

describe("a sensitive question", () => {
  it("keeps and shows nothing of what is written, also when it is sent again", async () => {
    const element = await asked(progress(true));
    next = new TypeError("network");
    await write(element, "CFGH12345");
    expect(sent.at(-1)!.body).toEqual({ message: "CFGH12345" });
    next = json(answer("Es liegt bereit."));
    all(element, ".trouble button")[0]!.click();
    await settled(element);
    expect(sent.at(-1)!.body).toEqual({ message: "CFGH12345" });
    expect(log(element)).toContain("Sie •••");
    // Nobody can ask "•••" again.
    expect(log(element)).not.toContain("Link zur Frage kopieren");
    expect(Object.values(sessionStorage).join() + log(element)).not.toContain("CFGH12345");
  });

  it("leaves all other questions as they are", async () => {
    const element = await asked(progress(false));
    next = json(answer("Aha."));
    await write(element, "am Markt");
    expect(log(element)).toContain("Sie am Markt");
  });

  it("is open again when the page has changed before the answer", async () => {
    const element = await asked(progress(true));
    next = new TypeError("network");
    await write(element, "CFGH12345");
    document.body.replaceChildren();
    const second = document.createElement("programm-assistent");
    second.setAttribute("endpoint", "https://assistent.example/api");
    document.body.append(second);
    await settled(second);
    all(second, ".trouble button")[0]!.click();
    await settled(second);
    expect(sent.filter(({ body }) => body.message === "•••")).toEqual([]);
    expect(log(second)).toContain("Wie erreichen wir Sie?");
    expect(log(second)).not.toContain("•••");
  });
});
