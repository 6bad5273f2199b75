import { describe, expect, it } from "vitest";
import { spokenText, toAnswer } from "../src/answer";
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

describe("paragraphs", () => {
  it("makes lists of marked lines", () => {
    expect(paragraphs(["Regionen:", "- Aachen", "- Soest", "1. eins", "2. zwei"])).toEqual([
      { kind: "text", text: "Regionen:" },
      { kind: "bullets", items: ["Aachen", "Soest"] },
      { kind: "numbers", items: ["eins", "zwei"] },
    ]);
  });

  it("keeps a sentence that begins with a date, and figures with their unit", () => {
    expect(paragraphs(["30. Juni 2023: Ende", "Rest: 5 €"])).toEqual([
      { kind: "text", text: "30. Juni 2023: Ende" },
      { kind: "text", text: "Rest: 5\u00a0€" },
    ]);
  });
});

describe("spokenText", () => {
  it("is complete and names the suggestions", () => {
    const buttons = [{ title: "Aachen", payload: "Aachen" }, { title: "Soest", payload: "Soest" }];
    expect(spokenText({ text: "Welche Region?", blocks: [], language: "de", buttons }, "Vorschläge")).toBe(
      "Welche Region?\nVorschläge: Aachen, Soest",
    );
  });
});
