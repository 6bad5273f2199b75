import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { laterParts } from "./later.ts";

/** The demo portal is styled with KERN; it is served from here like everything else. */
function copyKern(): Plugin {
  const from = "node_modules/@kern-ux/native/dist";
  const to = "dist/kern";
  return {
    name: "copy-kern",
    async closeBundle() {
      await mkdir(join(to, "fonts"), { recursive: true });
      await cp(join(from, "kern.min.css"), join(to, "kern.min.css"));
      const fonts = await readFile(join(from, "fonts/fira-sans.css"), "utf8");
      for (const [, file] of fonts.matchAll(/url\("\.\/([^"]+)"\)/g)) {
        const target = join(to, "fonts", file!);
        await mkdir(dirname(target), { recursive: true });
        await cp(join(from, "fonts", file!), target);
      }
      // Until the font is there the page shows text in a similar one instead of none.
      const swap = fonts.replaceAll("src: url", "font-display: optional;\n    src: url");
      await writeFile(join(to, "fonts/fira-sans.css"), swap);
    },
  };
}

export default defineConfig(({ mode }) => ({
  plugins: mode === "package" ? [laterParts(true)] : [copyKern(), laterParts(mode === "test")],
  build: {
    lib: { entry: "src/programm-assistent.ts", formats: ["es"], fileName: () => "programm-assistent.js" },
    outDir: mode === "package" ? "package" : "dist",
    target: "es2022",
    emptyOutDir: true,
    rolldownOptions: { output: { chunkFileNames: "[name].js", minify: true } },
  },
  test: { environment: "happy-dom", include: ["test/**/*.test.ts"], setupFiles: ["test/setup.ts"], testTimeout: 60_000 /* on a busy machine */ },
}));
