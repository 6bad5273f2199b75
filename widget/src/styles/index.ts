import { base } from "./base";
import { cards } from "./cards";
import { independentOfRoot, isolation } from "./isolation";
import { layout } from "./layout";
import { log } from "./log";
import { print } from "./print";

export const styles = [isolation, base, layout, log, cards, print].map(independentOfRoot);
