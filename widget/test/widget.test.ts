import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import "../src/programm-assistent";
import type { ProgrammAssistent } from "../src/programm-assistent";

type Handler = (path: string, body: Record<string, string>) => Response | Promise<Response>;

const json = (data: unknown, status = 200) => new Response(JSON.stringify(data), { status });
const answering: Handler = (path, body) =>
  path === "offers" ? json({ questions: [], names: [] }) : path === "session" ? json({ session: "s1" }) : json([{ text: `Antwort auf ${body.message}` }]);

let sent: { path: string; method: string; session: string | null }[];

function serve(handler: Handler): void {
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    const path = url.split("/api/")[1]!;
    const session = new Headers(init.headers).get("Authorization");
    sent.push({ path, method: init.method!, session });
    return handler(path, init.body ? JSON.parse(init.body as string) : {});
  });
}

async function embed(attributes = ""): Promise<ProgrammAssistent> {
  document.body.replaceChildren();
  const element = document.createElement("programm-assistent");
  element.setAttribute("endpoint", "https://assistent.example/api");
  for (const [, name, value] of attributes.matchAll(/([a-z-]+)="([^"]*)"/g)) element.setAttribute(name!, value!);
  document.body.append(element);
  await element.updateComplete;
  return element;
}

const part = <T extends HTMLElement>(element: ProgrammAssistent, selector: string) =>
  element.shadowRoot!.querySelector<T>(selector)!;

async function open(element: ProgrammAssistent): Promise<void> {
  part(element, ".launcher").click();
  // The focus follows when the panel has been painted.
  await vi.waitFor(() => expect(element.shadowRoot!.activeElement).not.toBeNull());
}

async function ask(element: ProgrammAssistent, text: string): Promise<void> {
  part<HTMLTextAreaElement>(element, ".composer textarea").value = text;
  part(element, ".composer").dispatchEvent(new Event("submit", { cancelable: true }));
  await settled(element);
}

async function settled(element: ProgrammAssistent): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 20));
  await element.updateComplete;
}

const log = (element: ProgrammAssistent) => part(element, ".log").textContent!.replace(/\s+/g, " ");
const announced = (element: ProgrammAssistent) =>
  [...element.shadowRoot!.querySelectorAll("[aria-live=polite]")].map((region) => region.textContent).join("");

beforeEach(() => {
  sent = [];
  sessionStorage.clear();
  serve(answering);
});
afterEach(() => vi.unstubAllGlobals());

describe("<programm-assistent>", () => {
  it("sends nothing before the first question", async () => {
    await open(await embed());
    expect(sent).toEqual([]);
  });

  it("asks for a session once and shows each answer", async () => {
    const element = await embed();
    await open(element);
    await ask(element, "Eins");
    await ask(element, "Zwei");
    expect(sent.map(({ path }) => path)).toEqual(["session", "message", "message"]);
    expect(log(element)).toContain("Sie Zwei");
    expect(log(element)).toContain("Assistent Antwort auf Zwei");
  });

  it("speaks each complete answer once", async () => {
    const element = await embed();
    await open(element);
    await ask(element, "Eins");
    expect(announced(element)).toBe("Antwort auf Eins");
    expect(part(element, ".log").getAttribute("aria-live")).toBe("off");
  });

  it("keeps the question when the server is gone, and sends it again", async () => {
    serve(() => Promise.reject(new TypeError("network")));
    const element = await embed('contact-phone="02921 1"');
    await open(element);
    await ask(element, "Eins");
    expect(log(element)).toContain("nicht erreichbar");
    expect(part<HTMLAnchorElement>(element, '.trouble a[href^="tel:"]').getAttribute("href")).toBe("tel:029211");
    serve(answering);
    part(element, ".trouble button").click();
    await settled(element);
    expect(log(element)).toContain("Antwort auf Eins");
    expect(log(element)).not.toContain("nicht erreichbar");
  });

  it("takes a new session when the old one has ended", async () => {
    let ended = false;
    serve((path, body) => (path === "message" && ended ? ((ended = false), json({}, 401)) : answering(path, body)));
    const element = await embed();
    await open(element);
    await ask(element, "Eins");
    ended = true;
    await ask(element, "Zwei");
    expect(log(element)).toContain("Antwort auf Zwei");
  });

  it("says what a 429 means", async () => {
    serve((path, body) => (path === "message" ? json({}, 429) : answering(path, body)));
    const element = await embed();
    await open(element);
    await ask(element, "Eins");
    expect(log(element)).toContain("viele Fragen");
  });

  it("remembers the conversation on the next page", async () => {
    const first = await embed();
    await open(first);
    await ask(first, "Eins");
    const second = await embed();
    expect(log(second)).toContain("Antwort auf Eins");
    await ask(second, "Zwei");
    expect(sent.filter(({ path }) => path === "session")).toHaveLength(1);
  });

  it("offers to ask again when the page changed before the answer", async () => {
    serve((path, body) => (path === "message" ? new Promise(() => {}) : answering(path, body)));
    const first = await embed();
    await open(first);
    await ask(first, "Eins");
    serve(answering);
    const second = await embed();
    await settled(second);
    expect(log(second)).toContain("kam nicht mehr an");
    part(second, ".trouble button").click();
    await settled(second);
    expect(log(second)).toContain("Antwort auf Eins");
  });

  it("fetches the answer that came while the page changed", async () => {
    serve((path, body) => (path === "message" ? new Promise(() => {}) : answering(path, body)));
    await open(await embed());
    await ask(document.querySelector("programm-assistent")!, "Eins");
    const texts = [{ author: "user", text: "Eins" }, { author: "assistant", text: "Ja." }, { author: "assistant", text: "Quelle: X" }];
    serve((path, body) => (path === "conversation" ? json(texts) : answering(path, body)));
    const second = await embed();
    await settled(second);
    expect(log(second)).toMatch(/Ja\. ?Quelle: X/);
    expect(log(second)).not.toContain("kam nicht mehr an");
  });

  it("asks in the language that was chosen, speaks it, and follows an answer in another one", async () => {
    const messages: Record<string, string>[] = [];
    const english = { version: 1, language: "en", blocks: [{ type: "statement", lines: ["Yes."] }] };
    let replies: unknown = [{ text: "Yes." }, { custom: english }];
    serve((path, body) => {
      if (path !== "message") return answering(path, body);
      messages.push(body);
      return json(replies);
    });
    const element = await embed();
    await open(element);
    part(element, ".menu [lang=en]").click();
    await settled(element);
    expect(part(element, ".composer label").textContent).toBe("Your question");
    await ask(element, "Eins");
    expect(part(element, ".turn:last-of-type .bubble").lang).toBe("en");
    replies = [{ text: "Ja." }, { custom: { ...english, language: "de-simple" } }];
    await ask(element, "Bitte in Leichter Sprache");
    expect(part(element, ".menu [aria-pressed=true]").lang).toBe("de-simple");
    await ask(element, "Drei");
    expect(messages).toEqual([
      { message: "Eins", language: "en" },
      { message: "Bitte in Leichter Sprache", language: "en" },
      { message: "Drei" },
    ]);
  });

  it("keeps what is written but not sent", async () => {
    const first = await embed();
    await open(first);
    const input = part<HTMLTextAreaElement>(first, ".composer textarea");
    input.value = "Was kostet";
    input.dispatchEvent(new Event("input"));
    const second = await embed();
    expect(part<HTMLTextAreaElement>(second, ".composer textarea").value).toBe("Was kostet");
    await ask(second, "Was kostet das?");
    expect(part<HTMLTextAreaElement>(await embed(), ".composer textarea").value).toBe("");
  });

  it("fills in the question of a link and sends it only on a click", async () => {
    location.hash = "#frage=Was%20kostet%20A%2BB%3F";
    const element = await embed();
    location.hash = "";
    expect(part<HTMLTextAreaElement>(element, ".composer textarea").value).toBe("Was kostet A+B?");
    expect(sent).toEqual([]);
  });

  it("goes from turn to turn by arrow keys", async () => {
    const element = await embed();
    await open(element);
    await ask(element, "Eins");
    const press = (key: string) =>
      (element.shadowRoot!.activeElement ?? part(element, ".log")).dispatchEvent(
        new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
      );
    part(element, ".log").focus();
    press("ArrowUp");
    expect(element.shadowRoot!.activeElement!.textContent).toContain("Antwort auf Eins");
    press("ArrowUp");
    expect(element.shadowRoot!.activeElement!.classList.contains("user")).toBe(true);
  });

  it("sends nothing at an Enter that an input method takes", async () => {
    const element = await embed();
    await open(element);
    const input = part<HTMLTextAreaElement>(element, ".composer textarea");
    input.value = "かな";
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, bubbles: true }));
    await settled(element);
    expect(sent).toEqual([]);
  });

  it("deletes here and on the server", async () => {
    const element = await embed();
    await open(element);
    await ask(element, "Eins");
    const dialog = part<HTMLDialogElement>(element, "dialog");
    dialog.returnValue = "clear";
    dialog.dispatchEvent(new Event("close"));
    await settled(element);
    expect(sent.at(-1)).toEqual({ path: "conversation", method: "DELETE", session: "Bearer s1" });
    expect(log(element)).not.toContain("Eins");
    expect(sessionStorage.getItem("programm-assistent:2:https://assistent.example/api::1")).not.toContain("Eins");
  });

  it("forgets an answer that comes after the deletion", async () => {
    let release = (_: Response): void => {};
    serve((path, body) =>
      path === "message" ? new Promise<Response>((resolve) => (release = resolve)) : answering(path, body),
    );
    const element = await embed();
    await open(element);
    await ask(element, "Eins");
    const dialog = part<HTMLDialogElement>(element, "dialog");
    dialog.returnValue = "clear";
    dialog.dispatchEvent(new Event("close"));
    release(json([{ text: "zu spät" }]));
    await settled(element);
    expect(log(element)).not.toContain("zu spät");
  });

  it("shows blocks that it does not know by their lines, and unsafe links as plain words", async () => {
    const figure = (text: string) => ({ text, value: text, calculated: false, exactness: "exact" });
    const items = [{ said: ["- Böse"], values: { label: figure("Böse"), url: figure("javascript:alert(1)") } }];
    const facts = [{ facet: "links", said: ["Verlinkt sind:"], values: {}, items, after: { said: ["Ohne Adresse."] } }];
    const blocks = [
      { type: "hologram", lines: ["Schwebend."] },
      { type: "list", lines: ["Kaputt."], count: 2 },
      { type: "facts", lines: ["X"], said: ["X"], project: { title: "X" }, facts },
    ];
    const custom = { version: 1, language: "de", blocks };
    serve((path) => (path === "session" ? json({ session: "s" }) : json([{ text: "Hier." }, { custom }])));
    const element = await embed();
    await open(element);
    await ask(element, "Eins");
    for (const text of ["Hier.", "Schwebend.", "Kaputt.", "X", "Böse", "Ohne Adresse."]) expect(log(element)).toContain(text);
    expect(element.shadowRoot!.querySelector(".card a")).toBeNull();
  });

  it("links a project to its page on the assistant's server, in each language, and asks about it by its name", async () => {
    const project = { id: "x", title: "Projekt X", place: "Soest", region: "Soest", category: "E-Government", page: 1, ask: "X?", path: "/projekte/x" };
    const items = [project, { ...project, title: "Y", path: undefined }].map((one) => ({ said: [], project: one, notes: [] }));
    const blocks = [
      { type: "facts", lines: ["X"], said: ["X"], project, facts: [] },
      { type: "list", lines: ["X", "Y"], said: [], count: 2, items },
    ];
    let language = "de";
    serve((path) => (path === "message" ? json([{ text: "…" }, { custom: { version: 1, language, blocks } }]) : json({ session: "s1" })));
    const element = await embed();
    await open(element);
    for (language of ["de", "de-simple", "en"]) await ask(element, "Eins");
    const links = [...element.shadowRoot!.querySelectorAll<HTMLAnchorElement>("a.page")].map((link) => [link.textContent, link.href, link.target]);
    const to = (text: string) => [text, "https://assistent.example/projekte/x", "_blank"];
    expect(links).toEqual([
      to("Alles zu diesem Projekt Projekt X (neues Fenster)"),
      to("Projektseite Projekt X (neues Fenster)"),
      to("Hier steht mehr über das Projekt Projekt X (neues Fenster)"),
      to("All about this project (in German) Projekt X (new window)"),
      to("Project page (in German) Projekt X (new window)"),
    ]);
    expect([...element.shadowRoot!.querySelectorAll(".card button.link")].map((name) => name.textContent)).toContain("Projekt X");
  });

  it("links a source to its page of the document that the portal publishes, and no other source", async () => {
    const source = (line: string, pages: number[], url: string | null) => ({
      type: "source", lines: [line], said: [line], sources: [{ document: "Broschüre", pages, as_of: "2021", url }],
    });
    const several = { ...source("Zwei", [20], null), lines: ["Zwei", "Drei"] };
    const blocks = [several, source("S. 20", [20, 21], null), source("Später", [], null), source("Netz", [], "https://a.example/b")];
    serve((path) => (path === "message" ? json([{ text: "…" }, { custom: { version: 1, language: "de", blocks } }]) : json({ session: "s1" })));
    const element = await embed('source-url="https://www.example.de/broschuere.pdf"');
    await open(element);
    await ask(element, "Eins");
    const links = [...element.shadowRoot!.querySelectorAll<HTMLAnchorElement>(".source a")].map((link) => [link.textContent, link.href]);
    expect(links).toEqual([
      ["S. 20", "https://www.example.de/broschuere.pdf#page=20"],
      ["Netz", "https://a.example/b"],
    ]);
  });

  it("links the pages in a list to the document that the portal publishes", async () => {
    const project = { id: "x", title: "X", place: "Soest", region: "", category: "", page: 10, path: null, ask: "Was ist X?" };
    const item = { said: ["1. X (Soest), S. 10"], project, notes: [], number: 1 };
    const blocks = [{ type: "list", lines: ["X", "X"], said: [], count: 2, items: [item, item] }];
    serve((path) => (path === "message" ? json([{ text: "…" }, { custom: { version: 1, language: "de", blocks } }]) : json({ session: "s1" })));
    const page = async (attributes: string) => {
      const element = await embed(attributes);
      await open(element);
      await ask(element, "Eins");
      return element.shadowRoot!.querySelector<HTMLAnchorElement>(".card .minor a[href$='#page=10']");
    };
    expect((await page('source-url="https://www.example.de/broschuere.pdf"'))?.textContent).toBe("S.\u00a010");
    expect(await page("")).toBeNull();
  });

  it("closes with Escape and gives the focus back", async () => {
    const element = await embed();
    await open(element);
    expect(part(element, ".launcher").getAttribute("aria-expanded")).toBe("true");
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
    await settled(element);
    expect(part(element, ".launcher").getAttribute("aria-expanded")).toBe("false");
    expect(element.shadowRoot!.activeElement).toBe(part(element, ".launcher"));
  });

  it("takes title, greeting, starters, colour and texts from attributes", async () => {
    const element = await embed('heading="Frag die Stadt" greeting="Moin!" starters="Eins?|Zwei?" accent="#ffd500"');
    await open(element);
    expect(part(element, "h2").textContent).toBe("Frag die Stadt");
    expect(log(element)).toContain("Moin!");
    expect(element.shadowRoot!.querySelectorAll(".suggestion")).toHaveLength(2);
    expect(element.style.getPropertyValue("--pa-on-accent")).toBe("#000000");
  });
});
