/** Made by the build (later.ts beside vite.config.ts). */
declare module "virtual:later" {
  export const views: () => Promise<typeof import("./views")>;
  export const words: () => Promise<typeof import("./words")>;
}
