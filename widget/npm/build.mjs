/** Puts the package for npm together in ../package. Nothing publishes it: the package is private. */
import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const here = dirname(fileURLToPath(import.meta.url));
const widget = dirname(here);
const target = join(widget, "package");

await build({ root: widget, mode: "package", logLevel: "warn" });
const scripts = readdirSync(target);
for (const name of ["README.md", "programm-assistent.d.ts"]) cpSync(join(here, name), join(target, name));
cpSync(join(widget, "../LICENSE"), join(target, "LICENSE"));
cpSync(join(widget, "node_modules/lit/LICENSE"), join(target, "LICENSE-lit")); // the script contains it
execFileSync(join(widget, "node_modules/.bin/tsc"), ["-p", here], { stdio: "inherit" });

const { version, description, license } = JSON.parse(readFileSync(join(widget, "package.json"), "utf8"));
const entry = { types: "./programm-assistent.d.ts", default: "./programm-assistent.js" };
const manifest = {
  name: "programm-assistent",
  version,
  description,
  license,
  private: true,
  type: "module",
  exports: { ".": entry, "./package.json": "./package.json" },
  types: entry.types,
  sideEffects: true,
  files: [...scripts, "LICENSE-lit", "programm-assistent.d.ts", "public.d.ts"],
};
writeFileSync(join(target, "package.json"), JSON.stringify(manifest, null, 2) + "\n");
