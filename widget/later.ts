/**
 * Builds the parts that the widget loads when something needs them. Each is one file without imports, whose name and
 * integrity stand in the script; so the integrity of the script holds for them, too, and it does not matter under which
 * address a page has loaded the script.
 */
import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { build, type Plugin, type Rolldown } from "vite";

const PARTS = ["views", "words"];
const VIRTUAL = "virtual:later";
const source = (name: string) => resolve(import.meta.dirname, "src/later", `${name}.ts`);

/** @param plain for tests and for bundlers, which keep parts together in their own way */
export function laterParts(plain: boolean): Plugin {
  return {
    name: "later-parts",
    resolveId: (id) => (id === VIRTUAL ? `\0${VIRTUAL}` : null),
    async load(id) {
      if (id !== `\0${VIRTUAL}`) return null;
      if (plain) return PARTS.map((name) => `export const ${name} = () => import(${JSON.stringify(source(name))});`).join("\n");
      const lines = [`import { checked } from ${JSON.stringify(source("checked"))};`];
      for (const name of PARTS) {
        const code = await built(name);
        const fileName = `${name}-${digest("sha256", code, "hex").slice(0, 16)}.js`;
        this.emitFile({ type: "asset", fileName, source: code });
        const integrity = `sha384-${digest("sha384", code, "base64")}`;
        lines.push(`export const ${name} = () => checked("./${fileName}", "${integrity}", import.meta.url);`);
      }
      return lines.join("\n");
    },
  };
}

async function built(name: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "warn",
    resolve: { alias: { lit: source("lit") } },
    build: {
      write: false,
      target: "es2022",
      lib: { entry: source(name), formats: ["es"] },
      rolldownOptions: { output: { minify: true } },
    },
  });
  const [part, ...more] = (result as Rolldown.RolldownOutput[]).flatMap(({ output }) => output);
  if (part?.type !== "chunk" || more.length || part.imports.length) throw new Error(`${name} is not one file`);
  return part.code;
}

function digest(kind: string, text: string, encoding: "hex" | "base64"): string {
  return createHash(kind).update(text).digest(encoding);
}
