/** The cards inside an answer. */
import { css } from "lit";

export const cards = css`
  .card {
    display: grid;
    gap: 0.5rem;
    padding-inline-start: 0.75rem;
    border-inline-start: 0.1875rem solid var(--pa-line);
  }
  .card > * {
    min-width: 0;
  }
  h4.subject {
    font-size: 1rem;
    line-height: 1.35;
  }
  .card :is(h4, h5) {
    color: var(--pa-minor);
    font-size: 0.875rem;
  }
  .note {
    color: var(--pa-minor);
  }
  .card .minor {
    display: block;
    color: var(--pa-minor);
    font-size: 0.875rem;
    font-weight: 400;
  }
  .name {
    font-weight: 600;
  }
  .fields .field {
    display: grid;
    gap: 0.25rem;
  }
  .fields label {
    font-weight: 600;
  }
  .fields .minor {
    display: inline;
  }
  .fields input {
    width: 100%;
    min-height: 2.75rem;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--pa-border);
    border-radius: 0.25rem;
    background: var(--pa-background);
    color: inherit;
    font: inherit;
  }
  .fields input[aria-invalid] {
    border-width: 2px;
  }
  .fields .error {
    font-weight: 600;
  }
  .fields .error::before {
    content: "⚠ ";
  }
  .fields button {
    justify-self: start;
    min-height: 2.75rem;
  }
  dl {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr));
    gap: 0.375rem 1rem;
  }
  .money dl {
    grid-template-columns: 1fr;
  }
  dt {
    color: var(--pa-minor);
    font-size: 0.875rem;
  }
  .card ol,
  .card ul {
    display: grid;
    gap: 0.375rem;
    padding-inline-start: 1.5rem;
  }
  .bubble a {
    display: inline-block;
    min-height: 1.5rem;
  }
  .money dl > div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.5rem;
    align-items: baseline;
    justify-content: space-between;
  }
  .money dd {
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }
  .bar {
    width: 100%;
    height: 0.75rem;
    border: 1px solid var(--pa-border);
    forced-color-adjust: none;
  }
  rect.land {
    fill: var(--pa-mark);
  }
  rect.own {
    fill: var(--pa-own);
  }
  .key {
    display: inline-block;
    width: 0.75rem;
    height: 0.75rem;
    margin-inline-end: 0.375rem;
    border: 1px solid var(--pa-border);
    forced-color-adjust: none;
  }
  .key.land {
    background: var(--pa-mark);
  }
  .key.own {
    background: var(--pa-own);
  }
  @media (forced-colors: active) {
    .bar,
    .key {
      border-color: CanvasText;
    }
    rect.land {
      fill: CanvasText;
    }
    rect.own {
      fill: Highlight;
    }
    .key.land {
      background: CanvasText;
    }
    .key.own {
      background: Highlight;
    }
  }
  .card.milestones ol {
    gap: 0;
    padding: 0;
    list-style: none;
  }
  .milestones li {
    position: relative;
    display: flex;
    gap: 0.75rem;
    padding-block-end: 0.75rem;
  }
  /* The line from one milestone to the next. */
  .milestones li:not(:last-child)::before {
    position: absolute;
    inset-block: 1.75rem 0;
    inset-inline-start: calc(0.875rem - 1px);
    border-inline-start: 2px solid var(--pa-line);
    content: "";
  }
  .badge {
    display: grid;
    flex: none;
    place-items: center;
    width: 1.75rem;
    height: 1.75rem;
    border: 1px solid var(--pa-border);
    border-radius: 50%;
    font-size: 0.875rem;
    font-weight: 600;
  }
  summary {
    width: fit-content;
    min-height: 1.75rem;
  }
  details .scroll,
  .more > :is(ol, ul) {
    margin-block: 0.375rem;
  }
  details[open] > summary > .when-closed,
  details:not([open]) > summary > .when-open {
    display: none;
  }
  .scale {
    display: flex;
    justify-content: space-between;
    color: var(--pa-minor);
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
  }
  .card.list > :is(ol, ul),
  .card.list .more > :is(ol, ul) {
    gap: 0.75rem;
  }
  .entry {
    display: grid;
    gap: 0.375rem 1.5rem;
    align-items: center;
  }
  .entry .link {
    display: block;
  }
  .entry > .bar {
    height: 0.5rem;
  }
  .list > .scale {
    margin-inline-start: 1.5rem; /* as the bars */
  }
  /* With room, names stand on one side and what is compared on the other. */
  @container log (min-width: 40em) {
    .entry:has(> .bar) {
      grid-template-columns: 3fr 2fr;
    }
    .list > .scale {
      margin-inline-start: calc(60% + 1.2rem);
    }
  }
  .scroll {
    position: relative; /* so that hidden words of wide tables scroll in here, too, and not in the log */
    max-width: 100%;
    overflow-x: auto;
    container-type: inline-size;
  }
  tbody th {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    background: var(--pa-background);
  }
  /* Where columns would be too narrow, as on most phones, each row is a block of its own, and each value says what it is. */
  @container (max-width: 22.5em) {
    table,
    thead,
    tbody,
    tr,
    th,
    td {
      display: block;
    }
    /* Of the names of the columns those remain that lead somewhere. */
    thead th:not(:has(a)) {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    tbody tr {
      border-block-start: 2px solid var(--pa-border);
    }
    tbody :is(th, td) {
      position: static;
      border-block-start: 0;
    }
    td[data-head]::before {
      content: attr(data-head) ": ";
      color: var(--pa-minor);
    }
  }
  table {
    border-collapse: collapse;
    /* In pages without a document type tables take none of their surroundings. */
    color: inherit;
    font: inherit;
    font-size: 0.875rem;
    text-align: start;
    white-space: normal;
    overflow-wrap: normal;
  }
  th,
  td {
    padding: 0.375rem 0.5rem;
    border: 1px solid var(--pa-line);
    text-align: start;
    vertical-align: top;
  }
  .comparison :is(td, th) {
    min-width: 5.5rem;
  }
  thead th {
    background: var(--pa-surface);
  }
`;
