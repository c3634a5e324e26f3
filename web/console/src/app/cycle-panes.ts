/** F6: focus goes from pane to pane, round, skipping what is not shown. */
export function cyclePanes(step: 1 | -1): boolean {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.offsetParent !== null);
  if (panes.length === 0) return false;
  const now = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(now + step + panes.length) % panes.length];
  // The list has one row in the tab order; that row is where one wants to be.
  const inside = next?.querySelector<HTMLElement>('[data-ticket][tabindex="0"], [aria-current="page"], [data-conversation]');
  (inside ?? next)?.focus();
  return true;
}
