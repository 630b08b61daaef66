const DAY = 24;
const WEEK = 7 * DAY;

type Pressed = { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean; readonly altKey: boolean };

/** Where a key leads on the map of the week; null for keys that are not the map's. At an edge it stays where it is. */
export function hourAfterKey(hour: number, { key, ctrlKey, metaKey, altKey }: Pressed): number | null {
  if (altKey || metaKey) return null;
  const start = hour - (hour % DAY);
  const within = (next: number) => (next >= 0 && next < WEEK ? next : hour);
  switch (key) {
    case "ArrowRight":
      return hour + 1 < start + DAY ? hour + 1 : hour;
    case "ArrowLeft":
      return hour > start ? hour - 1 : hour;
    case "ArrowDown":
      return within(hour + DAY);
    case "ArrowUp":
      return within(hour - DAY);
    case "Home":
      return ctrlKey ? 0 : start;
    case "End":
      return ctrlKey ? WEEK - 1 : start + DAY - 1;
    default:
      return null;
  }
}
