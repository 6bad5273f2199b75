import { defineConfig } from "vitest/config";

export default defineConfig({
  build: {
    lib: { entry: "src/programm-assistent.ts", formats: ["es"], fileName: () => "programm-assistent.js" },
    target: "es2022",
    // Runs of white space between tags cost bytes and mean nothing in these templates.
    minify: true,
    emptyOutDir: true,
  },
  test: { environment: "happy-dom", include: ["test/**/*.test.ts"] },
});
