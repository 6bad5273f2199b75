/** A list of results as a table: on the screen and in the file for spreadsheet programs. */
import { unbroken } from "./cards/parts";
import type { Texts } from "./texts";
import type { ListItem } from "./types";

export interface Table {
  head: string[];
  rows: string[][];
}

/** Columns that would be empty are left out. */
export function tableOf(items: ListItem[], texts: Texts): Table {
  const columns: [string, (item: ListItem, index: number) => string | number | null | undefined][] = [
    [texts.number, (_, index) => index + 1],
    [texts.project, (item) => item.title],
    [texts.place, (item) => item.place],
    [texts.note, (item) => item.note && unbroken(item.note)],
    [texts.page, (item) => item.page],
  ];
  const filled = columns.filter(([, value]) => items.some((item, index) => value(item, index)));
  return {
    head: filled.map(([name]) => name),
    rows: items.map((item, index) => filled.map(([, value]) => String(value(item, index) ?? ""))),
  };
}
