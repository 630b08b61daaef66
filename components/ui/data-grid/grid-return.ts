/** The cell from which somebody opened a record, and the address of the list around it. */
export type LeftPlace = { readonly address: string; readonly rowKey: number; readonly columnKey: string };

let left: LeftPlace | null = null;
let isBack = false;

/** Before the router hears it: while that still listens, it has already drawn the list. */
const FIRST = { capture: true } as const;

/** Kept in this tab until the person comes back to it, or goes to the list another way. */
export function leavePlace(place: LeftPlace): void {
  left = place;
  isBack = false;
  window.addEventListener("popstate", hearBack, FIRST);
}

/** Whether Back leads to a list: then a record's page may offer it by Esc. */
export function hasLeftPlace(): boolean {
  return left !== null;
}

/** Where to put the focus, once, when the list is shown again by going back; null when it was opened anew. */
export function takeLeftPlace(): LeftPlace | null {
  const place = isBack ? left : null;
  left = null;
  isBack = false;
  window.removeEventListener("popstate", hearBack, FIRST);
  return place;
}

function hearBack(): void {
  isBack = left !== null && `${location.pathname}${location.search}` === left.address;
}
