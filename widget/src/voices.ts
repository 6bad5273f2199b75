/** The languages of the assistant; German is always there, the words of the others are loaded when one is spoken. */
import { later } from "./later/load";
import type { Texts } from "./texts";

export type Language = "de" | "de-simple" | "en";

/** @param own the words in German, with those that the portal has replaced */
export function textsIn(language: string, own: Texts): Texts {
  return { ...own, ...later.words?.[language] };
}

/** The language of these words: German, if the others could not be loaded. */
export function wordsOf(language: Language): Language {
  return later.words ? language : "de";
}
