import { describe, expect, it } from "vitest";
import { matching } from "../src/typeahead";

const offers = {
  questions: ["Welche Projekte gibt es?", "Welche Modellregionen gibt es?"],
  names: ["Anlauf! Aachen", "Digitales Bürgerbüro Stadt Paderborn", "DigiKnow Delbrück"],
};

describe("offers while typing", () => {
  it("are questions that begin so", () => {
    expect(matching("welche m", offers)).toEqual(["Welche Modellregionen gibt es?"]);
  });

  it("are names in place of the words that begin them, within a question", () => {
    expect(matching("Was kostet anl", offers)).toEqual(["Was kostet Anlauf! Aachen"]);
    expect(matching("Wer betreut digitales b", offers)).toEqual(["Wer betreut Digitales Bürgerbüro Stadt Paderborn"]);
  });

  it("are none for a letter or two, inside a word, or once the name is complete", () => {
    expect(matching("Was kostet an", offers)).toEqual([]);
    expect(matching("Verlanl", offers)).toEqual([]);
    expect(matching("Anlauf! Aachen", offers)).toEqual([]);
  });
});
