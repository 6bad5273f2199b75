/** What draws the blocks of an answer: cards, lists, tables. Loaded with the first question. */
export { facetView } from "../cards";
export { listCard } from "../cards/list";
export { tableView } from "../cards/table";
export { give } from "./lit";
