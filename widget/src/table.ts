/** A list of results as a table: on the screen and in the file for spreadsheet programs. */
import { notesOf } from "./cards/parts";
import type { Texts } from "./texts";
import type { Entry } from "./types";

export interface Table {
  head: string[];
  rows: string[][];
}

/** Columns that would be empty are left out. */
export function tableOf(items: Entry[], texts: Texts): Table {
  const columns: [string, (item: Entry) => string | number | null | undefined][] = [
    [texts.number, (item) => item.number],
    [texts.project, (item) => item.project?.title],
    [texts.place, (item) => item.project?.place],
    [texts.note, notesOf],
    [texts.page, (item) => item.project?.page],
  ];
  const filled = columns.filter(([, value]) => items.some((item) => value(item)));
  return {
    head: filled.map(([name]) => name),
    rows: items.map((item) => filled.map(([, value]) => String(value(item) ?? ""))),
  };
}
