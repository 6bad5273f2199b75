/** The browser's top layer, above all that the page stacks. Older browsers have none; there `z-index` must do. */

/** What has been raised here, the last one on top. */
let raised: HTMLElement[] = [];
/** What has to stay in its place in the page for now. */
const lowered = new WeakSet<HTMLElement>();

/** Shows the element there, unless it is a part of the page (without `popover`) or is there already. */
export function raise(root: HTMLElement): void {
  if (!root.isConnected || !canRise(root) || lowered.has(root) || root.matches(":popover-open")) return;
  root.showPopover();
  raised = [...raised.filter((one) => one !== root && one.isConnected), root];
}

/**
 * Above what has come there since, such as a second assistant, but not above a dialog that waits for an answer; call it
 * before the focus is set inside. As the browser then lays out everything anew, what is on top already stays as it is.
 * @param panel what must not be covered
 */
export function toFront(root: HTMLElement, panel: HTMLElement): void {
  if (!canRise(root) || onTop(root, panel) || document.querySelector("dialog:modal")) return;
  root.hidePopover();
  raise(root);
}

/** Takes the element from there to its place in the page, until it is lifted again. */
export function lower(root: HTMLElement): void {
  lowered.add(root);
  if (canRise(root) && root.matches(":popover-open")) root.hidePopover();
}

export function lift(root: HTMLElement): void {
  lowered.delete(root);
  raise(root);
}

function onTop(root: HTMLElement, panel: HTMLElement): boolean {
  if (raised.at(-1) !== root || document.querySelector(":popover-open")) return false;
  // What another component has raised inside of itself can only be found where it lies.
  const { x, y, width, height } = panel.getBoundingClientRect();
  const tree = root.getRootNode() as ShadowRoot;
  return root.contains(tree.elementFromPoint(x + width / 2, y + height / 2));
}

function canRise(root: HTMLElement): boolean {
  return "showPopover" in root && root.hasAttribute("popover");
}
