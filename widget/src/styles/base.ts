/** Colours, type and controls, as KERN has them, the design system of German administrations. Sizes follow the browser's setting. */
import { css } from "lit";

const dark = css`
  --pa-background: #131525;
  --pa-surface: #1d2034;
  --pa-text: #f3f4f7;
  --pa-minor: #c0c3d5;
  --pa-border: #8e93b1;
  --pa-line: #454b6b;
  --pa-user: #30344f;
  --pa-accent: #97afe1;
  --pa-on-accent: #000000;
  --pa-own: #f69a00;
  color-scheme: dark;
`;

export const base = css`
  :host {
    --pa-background: #ffffff;
    --pa-surface: #f3f4f7;
    --pa-text: #131525;
    --pa-minor: #51577a;
    --pa-border: #6e7597;
    --pa-line: #cfd2e0;
    --pa-user: #e5ebf7;
    --pa-accent: #2044aa;
    --pa-on-accent: #ffffff;
    --pa-own: #ad6500;
    --pa-mark: var(--pa-accent); /* lines and bars */
    color-scheme: light;
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([theme="light"])) {
      ${dark}
    }
  }
  :host([theme="dark"]) {
    ${dark}
  }
  * {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  /* Laid out already, so that a press only has to paint it. */
  .panel[hidden] {
    display: flex !important;
    visibility: hidden;
  }
  h2,
  h3,
  h4,
  h5,
  p,
  dl,
  dd,
  ul,
  ol {
    margin: 0;
  }
  h2,
  h3,
  h4,
  h5,
  th,
  strong {
    font-weight: 600;
  }
  a {
    color: inherit;
    overflow-wrap: anywhere;
    text-underline-offset: 0.15em;
  }
  button,
  textarea {
    font: inherit;
    color: inherit;
  }
  button,
  summary {
    cursor: pointer;
  }
  :focus-visible {
    outline: 0.1875rem solid var(--pa-text);
    outline-offset: 0.125rem;
    border-radius: 0.25rem;
  }
  .sr {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .icon {
    display: block;
    width: 1.5rem;
    height: 1.5rem;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .small,
  .suggestion {
    min-height: 2.25rem;
    padding: 0.25rem 0.75rem;
    border: 1px solid var(--pa-border);
    border-radius: 0.25rem;
    background: var(--pa-background);
    text-align: start;
  }
  .small:hover,
  .suggestion:hover {
    background: var(--pa-user);
  }
  .small[aria-pressed="true"] {
    background: var(--pa-accent);
    color: var(--pa-on-accent);
  }
  @media (forced-colors: active) {
    [aria-pressed="true"] {
      forced-color-adjust: none;
      background: Highlight !important;
      color: HighlightText !important;
    }
  }
  .link {
    min-height: 1.75rem;
    padding: 0;
    border: 0;
    background: none;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  textarea {
    width: 100%;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--pa-border);
    border-radius: 0.25rem;
    background: var(--pa-background);
    resize: none;
    field-sizing: content;
    max-height: 7.5rem;
  }
  ::placeholder {
    color: var(--pa-minor);
    opacity: 1;
  }
`;
