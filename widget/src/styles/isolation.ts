/** What keeps the portal's styles out: nothing but its font and its custom properties gets past the first element. */
import { css, unsafeCSS, type CSSResult } from "lit";

try {
  // A length that is the same in all elements; browsers that cannot register it take the em of each, which is nearly that.
  CSS.registerProperty({ name: "--pa-rem", syntax: "<length>", inherits: true, initialValue: "16px" });
} catch {
  // A second script of ours has registered it.
}

export const isolation = css`
  .root {
    all: initial;
    display: block;
    position: fixed;
    z-index: 2147483000;
    inset: auto;
    width: 0;
    height: 0;
    overflow: visible;
    direction: ltr;
    unicode-bidi: isolate;
    color-scheme: inherit;
    color: var(--pa-text);
    font-family: var(--pa-font, inherit);
    font-size: var(--pa-text-size, medium);
    --pa-rem: 1em;
    line-height: 1.5;
    text-align: start;
    user-select: text;
  }
  :host([mode="inline"]) {
    display: block;
  }
  :host([mode="inline"]) .root {
    position: relative;
    z-index: auto;
    width: auto;
    height: auto;
  }
  @media print {
    .root {
      position: static;
      width: auto;
      height: auto;
      --pa-background: #ffffff;
      --pa-surface: #ffffff;
      --pa-text: #000000;
      --pa-minor: #404040;
      --pa-border: #6e7597;
      --pa-line: #cfd2e0;
      --pa-user: #ffffff;
      --pa-mark: #2044aa;
      --pa-own: #ad6500;
      color-scheme: light;
    }
  }
`;

/**
 * Styles whose rem is the browser's text size instead of the portal's (many portals make it 62.5 %).
 * Queries of media have the browser's anyway, and know no variable; those of containers must measure in em, which is ours.
 */
export function independentOfRoot(styles: CSSResult): CSSResult {
  const text = styles.cssText.replace(/(?<![\w.-])(-?[\d.]+)rem/g, "calc($1 * var(--pa-rem, 16px))");
  const queries = text.replace(/@media[^{]*/g, (query) => query.replace(/calc\((\S+) \* [^)]*\)\)/g, "$1rem"));
  return unsafeCSS(queries);
}
