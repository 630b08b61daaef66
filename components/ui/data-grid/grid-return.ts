/** The cell from which somebody opened a record, and the address of the list around it. */
export type LeftPlace = { readonly address: string; readonly rowKey: number; readonly columnKey: string };

let left: (LeftPlace & { readonly entry: string | null }) | null = null;

/** Kept in this tab until the person comes back to it, or goes to the list another way. */
export function leavePlace(place: LeftPlace): void {
  left = { ...place, entry: currentEntry() };
}

/** Whether Back leads to a list: then a record's page may offer it by Esc. */
export function hasLeftPlace(): boolean {
  return left !== null;
}

/** Where to put the focus, once, when the list is shown again by going back; null when it was opened anew. */
export function takeLeftPlace(): LeftPlace | null {
  const place = left;
  left = null;
  return place !== null && place.entry !== null && place.entry === currentEntry() ? place : null;
}

/** Which entry of the tab's history one stands at: the same again only by going back, or forward. Null in a browser that does not say. */
function currentEntry(): string | null {
  return window.navigation?.currentEntry?.key ?? null;
}
