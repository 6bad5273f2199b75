import { describe, expect, it } from "vitest";
import { readableOn } from "../src/colour";
import { csv, transcript, vcard } from "../src/download";
import { tableOf } from "../src/table";
import { defaultTexts, mergeTexts } from "../src/texts";
import type { Entry } from "../src/types";

const entry = (title: string, place: string, page: number, number: number | null, note = ""): Entry => ({
  said: [],
  project: { id: title, title, place, page, region: "", category: "" },
  notes: note ? [{ text: note, value: note, calculated: false, exactness: "exact" }] : [],
  number,
});

describe("vcard", () => {
  it("holds the office's contact with special characters escaped", () => {
    const text = vcard({ project: "A; B", name: "Ada, Muster", phone: "+49 241 1" });
    expect(text).toContain("FN:Ada\\, Muster\r\n");
    expect(text).toContain("TEL;TYPE=WORK:+49 241 1\r\n");
    expect(text).toContain("NOTE:A\\; B\r\n");
    expect(text).not.toContain("EMAIL");
  });
});

describe("csv", () => {
  it("opens in a German spreadsheet program and runs no formulas", () => {
    const text = csv(tableOf([entry('=SUMME("x")', "Köln", 3, 1, "1;2")], defaultTexts));
    expect(text).toBe('\ufeffNr.;Projekt;Ort;Angabe;Seite\r\n1;"\'=SUMME(""x"")";Köln;"1;2";3\r\n');
  });
});

describe("tableOf", () => {
  it("has the numbers that are said, and no empty columns", () => {
    const items = [entry("A", "Köln", 3, 5), entry("B", "", 4, 6)];
    expect(tableOf(items, defaultTexts)).toEqual({
      head: ["Nr.", "Projekt", "Ort", "Seite"],
      rows: [["5", "A", "Köln", "3"], ["6", "B", "", "4"]],
    });
    expect(tableOf([entry("A", "", 3, null)], defaultTexts)).toEqual({ head: ["Projekt", "Seite"], rows: [["A", "3"]] });
  });
});

describe("transcript", () => {
  it("names the author of each turn and holds the whole text", () => {
    const answer = { text: "967.000 €\nQuelle: Broschüre, S. 20", blocks: [], language: "de", buttons: [] };
    const text = transcript(
      [{ author: "user", text: "Kosten?" }, { author: "assistant", question: "Kosten?", answer }],
      defaultTexts,
    );
    expect(text).toBe(
      "Programm-Assistent\n\nSie: Kosten?\n\nAssistent: 967.000 €\nQuelle: Broschüre, S. 20\n",
    );
  });
});

describe("readableOn", () => {
  it("chooses black or white, whichever reaches 4.5 to 1", () => {
    expect(readableOn("#1b3a6b")).toBe("#ffffff");
    expect(readableOn("#ffd500")).toBe("#000000");
    expect(readableOn("blue")).toBeNull();
  });
});

describe("mergeTexts", () => {
  it("replaces known texts only", () => {
    expect(mergeTexts('{"send":"Los","unknown":"x","close":5}')).toEqual({ ...defaultTexts, send: "Los" });
    expect(mergeTexts("{")).toBe(defaultTexts);
  });
});
