/** Colours, type and controls. Sizes are in rem, so they follow the portal and the browser's setting. */
import { css } from "lit";

const dark = css`
  --pa-background: #16191f;
  --pa-surface: #242932;
  --pa-text: #f2f4f8;
  --pa-minor: #b9c1cf;
  --pa-border: #8a94a6;
  --pa-line: #465063;
  --pa-user: #2b3f63;
  --pa-accent: #a9c7ff;
  --pa-on-accent: #0b1830;
  --pa-own: #f0b866;
  color-scheme: dark;
`;

export const base = css`
  :host {
    --pa-background: #ffffff;
    --pa-surface: #f1f3f7;
    --pa-text: #171a26;
    --pa-minor: #4d5566;
    --pa-border: #6a7284;
    --pa-line: #c9cfda;
    --pa-user: #dde7fa;
    --pa-accent: #1b3a6b;
    --pa-on-accent: #ffffff;
    --pa-own: #b0671a;
    color-scheme: light;
    color: var(--pa-text);
    font: inherit;
    font-size: 1rem;
    line-height: 1.5;
    text-align: start;
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
    border-radius: 0.5rem;
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
    border-radius: 0.5rem;
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
