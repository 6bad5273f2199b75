/** In views that are loaded later, this stands for lit: they take that of the script that loads them, and bring none of their own. */
import type * as Lit from "lit";

export type Given = Pick<typeof Lit, "html" | "nothing" | "svg">;

export let html: Given["html"];
export let nothing: Given["nothing"];
export let svg: Given["svg"];

export function give(lit: Given): void {
  ({ html, nothing, svg } = lit);
}
