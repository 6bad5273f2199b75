import { describe, expect, it } from "vitest";
import { spokenText, toAnswer, visibleBlocks } from "../src/answer";

const money = { type: "money", project: "Anlauf!", total_eur: 219000, land_eur: 176000, own_eur: 43000, land_share: "80 %" } as const;

describe("toAnswer", () => {
  it("puts the messages of one reply together", () => {
    const answer = toAnswer([
      { text: "Erstens." },
      { text: "Zweitens.", buttons: [{ title: "Ja", payload: "ja" }] },
      { custom: { cards: [money], source: "Broschüre, S. 22", as_of: "Anfang 2021" } },
    ]);
    expect(answer).toEqual({
      text: "Erstens.\n\nZweitens.",
      cards: [money],
      buttons: [{ title: "Ja", payload: "ja" }],
      source: "Broschüre, S. 22",
      asOf: "Anfang 2021",
    });
  });
});

describe("visibleBlocks", () => {
  const blocks = (text: string, ...cards: Parameters<typeof visibleBlocks>[0]["cards"]) =>
    visibleBlocks({ text, cards, buttons: [], source: "Broschüre, S. 22" });

  it("makes lists of marked lines", () => {
    expect(blocks("Regionen:\n- Aachen\n- Soest\n1. eins\n2. zwei")).toEqual([
      { kind: "text", text: "Regionen:" },
      { kind: "bullets", items: ["Aachen", "Soest"] },
      { kind: "numbers", items: ["eins", "zwei"] },
    ]);
  });

  it("keeps a sentence that begins with a date", () => {
    expect(blocks("30. Juni 2023: Ende")).toEqual([{ kind: "text", text: "30. Juni 2023: Ende" }]);
  });

  it("leaves out what the card and the source line say", () => {
    const text =
      "Gesamtkosten: 219.000 €. Davon trägt das Land NRW 176.000 € (80 %).\nDas ist viel.\nQuelle: Broschüre, S. 22 (Stand: Anfang 2021)";
    expect(blocks(text, money)).toEqual([{ kind: "text", text: "Das ist viel." }]);
  });

  it("keeps the name of the project unless the card names it with its place", () => {
    const contact = { type: "contact", project: "Anlauf!", place: "Aachen", name: "Ada", phone: "1" } as const;
    const text = "Anlauf! (Aachen)\nAnsprechperson: Ada, Telefon 1";
    expect(blocks(text, contact)).toEqual([]);
    expect(blocks(text, money)[0]).toEqual({ kind: "text", text: "Anlauf! (Aachen)" });
  });

  it("keeps lines about other things than the card", () => {
    expect(blocks("- DigiKnow: 518.000 €", money)).toEqual([{ kind: "bullets", items: ["DigiKnow: 518.000\u00a0€"] }]);
  });

  it("leaves the rows of a comparison to its table", () => {
    const card = { type: "comparison", columns: ["A", "B"], rows: [{ label: "Beginn", values: ["2020", "2021"] }] } as const;
    const text = "Vergleich: A und B\nBeginn:\n- A (Aachen): 2020\n- B (Soest): 2021\nA begann zuerst.";
    expect(blocks(text, { ...card, columns: [...card.columns], rows: [{ label: "Beginn", values: ["2020", "2021"] }] })).toEqual([
      { kind: "text", text: "Vergleich: A und B" },
      { kind: "text", text: "A begann zuerst." },
    ]);
  });
});

describe("spokenText", () => {
  it("is complete and names the suggestions", () => {
    const buttons = [{ title: "Aachen", payload: "Aachen" }, { title: "Soest", payload: "Soest" }];
    expect(spokenText({ text: "Welche Region?\nQuelle: S. 5", cards: [], buttons }, "Vorschläge")).toBe(
      "Welche Region?\nQuelle: S. 5\nVorschläge: Aachen, Soest",
    );
  });
});
