/** Parts of the widget that are loaded when something needs them. While they are missing, answers stand in plain words, and all else in German. */
import { html, nothing, svg } from "lit";
import * as parts from "virtual:later";

export const later: {
  views: typeof import("./views") | null;
  words: typeof import("./words").words | null;
} = { views: null, words: null };

const PATIENCE_MS = 3000;

const views = once(async () => {
  const loaded = await parts.views();
  loaded.give({ html, nothing, svg });
  later.views = loaded;
});
const words = once(async () => {
  later.words = (await parts.words()).words;
});

/** Settles when what is needed to answer in these languages is there, or could not be loaded, or takes too long. */
export async function ready(...languages: string[]): Promise<void> {
  const wanted = [views()];
  if (languages.some((language) => language !== "de")) wanted.push(words());
  await Promise.race([Promise.allSettled(wanted), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
}

/** Loads once; what has failed is tried again when it is needed again. */
function once(load: () => Promise<void>): () => Promise<void> {
  let loading: Promise<void> | null = null;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
}
