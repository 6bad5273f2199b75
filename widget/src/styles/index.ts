import { base } from "./base";
import { cards } from "./cards";
import { layout } from "./layout";
import { log } from "./log";
import { print } from "./print";

export const styles = [base, layout, log, cards, print];
