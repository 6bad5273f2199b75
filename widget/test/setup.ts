/** Tests see answers as they are when all is loaded; only later.test.ts looks at what is before. */
import { ready } from "../src/later/load";

await ready("en");
