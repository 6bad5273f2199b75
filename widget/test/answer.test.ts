import { describe, expect, it } from "vitest";
import { spokenText, toAnswer } from "../src/answer";
import { render } from "lit";
import { linked } from "../src/linked";
import { paragraphs } from "../src/lines";
import type { Block } from "../src/types";

const source: Block = { type: "source", lines: ["Quelle: Broschüre, S. 22"], sources: [] };
const statement: Block = { type: "statement", lines: ["Zweitens."] };

describe("toAnswer", () => {
  it("puts the messages of one reply together, and adds what has no block", () => {
    const answer = toAnswer([
      { text: "Erstens." },
      { text: "Zweitens.\nQuelle: Broschüre, S. 22", buttons: [{ title: "Ja", payload: "ja" }] },
      { custom: { version: 1, language: "de-simple", blocks: [statement, source] } },
    ]);
    expect(answer).toEqual({
      text: "Erstens.\n\nZweitens.\nQuelle: Broschüre, S. 22",
      blocks: [{ type: "statement", lines: ["Erstens."] }, statement, source],
      language: "de-simple",
      buttons: [{ title: "Ja", payload: "ja" }],
    });
  });
});

describe("blocks of a later version", () => {
  it("are left aside for the texts, which say the same", () => {
    const answer = toAnswer([{ text: "Erstens." }, { custom: { version: 2, language: "de", blocks: [statement] } }]);
    expect(answer.blocks).toEqual([{ type: "statement", lines: ["Erstens."] }]);
  });
});

describe("paragraphs", () => {
  it("makes lists of marked lines", () => {
    expect(paragraphs(["Regionen:", "- Aachen", "- Soest", "1. eins", "2. zwei"])).toEqual([
      { kind: "text", text: "Regionen:" },
      { kind: "bullets", items: ["Aachen", "Soest"] },
      { kind: "numbers", items: ["eins", "zwei"], start: 1 },
    ]);
  });

  it("counts on where more is told between the entries, and from where a second list begins", () => {
    expect(paragraphs(["5. fünf", "Der Ort ist: Soest.", "6. sechs", "8. August: Ende"], 5)).toEqual([
      { kind: "numbers", items: ["fünf"], start: 5 },
      { kind: "text", text: "Der Ort ist: Soest." },
      { kind: "numbers", items: ["sechs"], start: 6 },
      { kind: "text", text: "8. August: Ende" },
    ]);
  });

  it("keeps a sentence that begins with a date", () => {
    expect(paragraphs(["30. Juni 2023: Ende", "Rest: 5 €"])).toEqual([
      { kind: "text", text: "30. Juni 2023: Ende" },
      { kind: "text", text: "Rest: 5 €" },
    ]);
  });
});

describe("linked", () => {
  const shown = (text: string) => {
    const place = document.createElement("p");
    render(linked(text), place);
    return [place.textContent, [...place.querySelectorAll("a")].map((link) => link.getAttribute("href"))];
  };

  it("makes addresses, numbers and web pages clickable and loses no sign", () => {
    const text = "Ulla Gerke, Telefon +49 2921 103-5200, E-Mail u.gerke@soest.de. Mehr: https://www.soest.de/amt.";
    expect(shown(text)).toEqual([text, ["tel:+4929211035200", "mailto:u.gerke@soest.de", "https://www.soest.de/amt"]]);
    expect(shown("Bürgerservice, 02921 103-0")[1]).toEqual(["tel:029211030"]);
  });

  it("takes no amount, date or page for a number, and keeps figures with their unit", () => {
    expect(shown("967.000 € vom 01.01.2020 bis 31.12.2022, S. 20 und 21")).toEqual([
      "967.000\u00a0€ vom 01.01.2020 bis 31.12.2022, S. 20 und 21",
      [],
    ]);
  });
});

describe("spokenText", () => {
  it("is short for a long list: what stands above it, not its entries", () => {
    const items = Array.from({ length: 24 }, (_, n) => `${n + 1}. Projekt ${n + 1} – ein langer Name (Ort ${n + 1})`);
    const list = { type: "list" as const, lines: ["Es gibt 24 Projekte:", ...items], said: ["Es gibt 24 Projekte:"], count: 24, items: [] };
    const answer = { text: list.lines.join("\n"), blocks: [list], language: "de", buttons: [] };
    expect(spokenText(answer, "Vorschläge")).toBe("Es gibt 24 Projekte:");
  });

  it("is complete and names the suggestions", () => {
    const buttons = [{ title: "Aachen", payload: "Aachen" }, { title: "Soest", payload: "Soest" }];
    expect(spokenText({ text: "Welche Region?", blocks: [], language: "de", buttons }, "Vorschläge")).toBe(
      "Welche Region?\nVorschläge: Aachen, Soest",
    );
  });
});
