/**
 * Loads a module that the build has made, if its content is still what it was then. The browser compares it as it
 * preloads it, and import() takes what has been preloaded.
 * @param script the address of the script beside which the module lies
 */
export async function checked<Module>(file: string, integrity: string, script: string): Promise<Module> {
  const address = new URL(file, script).href;
  const link = document.createElement("link");
  // Older browsers would not compare anything, so they go without.
  if (!link.relList.supports("modulepreload")) throw new Error("modulepreload");
  const nonce = [...document.scripts].find(({ src }) => src === script)?.nonce;
  Object.assign(link, { rel: "modulepreload", crossOrigin: "anonymous", integrity, href: address, ...(nonce && { nonce }) });
  try {
    await new Promise((resolve, reject) => {
      link.onload = resolve;
      link.onerror = reject;
      document.head.append(link);
    });
    return await import(/* @vite-ignore */ address);
  } finally {
    link.remove();
  }
}
