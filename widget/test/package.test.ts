// @vitest-environment node
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

const widget = join(import.meta.dirname, "..");
const built = join(widget, "package");
const portal = mkdtempSync(join(tmpdir(), "portal-"));

// Scripts of npm tell where it lies; it need not be on PATH.
const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ["npm"];

beforeAll(() => void execFileSync(process.execPath, [join(widget, "npm/build.mjs")]), 60_000);
afterAll(() => rmSync(portal, { recursive: true }));

it("holds the script, its types and what explains it, and nothing else", () => {
  const [program, ...first] = npm;
  const [packed] = Object.values(JSON.parse(execFileSync(program!, [...first, "pack", "--dry-run", "--json"], { cwd: built, encoding: "utf8" })));
  const files = (packed as { files: { path: string }[] }).files.map(({ path }) => path).sort();
  expect(files).toEqual(["LICENSE", "LICENSE-lit", "README.md", "package.json", "programm-assistent.d.ts", "programm-assistent.js", "public.d.ts", "view.js", "views.js", "words.js"]);
}, 60_000);

it("is not to be published by accident", () => {
  expect(JSON.parse(readFileSync(join(built, "package.json"), "utf8")).private).toBe(true);
});

it.each(["bundler", "nodenext"])("types what a portal writes (module resolution %s)", (resolution) => {
  mkdirSync(join(portal, "node_modules"), { recursive: true });
  rmSync(join(portal, "node_modules/programm-assistent"), { force: true });
  symlinkSync(built, join(portal, "node_modules/programm-assistent"));
  cpSync(join(widget, "npm/consumer.ts"), join(portal, "consumer.ts"));
  const module = resolution === "bundler" ? "esnext" : resolution;
  const compilerOptions = { target: "es2022", lib: ["es2022", "dom"], types: [], module, moduleResolution: resolution, strict: true, noEmit: true };
  writeFileSync(join(portal, "package.json"), '{ "type": "module" }');
  writeFileSync(join(portal, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["consumer.ts"] }));
  execFileSync(join(widget, "node_modules/.bin/tsc"), ["-p", portal], { encoding: "utf8" });
}, 60_000);
