/** Half an hour of the week, by its day (Monday is 0) and its number in the day. */
export type WeekCell = { readonly day: number; readonly slot: number };

export const SLOT_MINUTES = 30;
export const SLOTS = 48;
const DAYS_OF_WEEK = 7;

type Pressed = { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean; readonly altKey: boolean };

/** Where a key leads; null for a key that moves nothing. The week has edges: at them the keys stay. */
export function movedCell({ day, slot }: WeekCell, { key, ctrlKey, metaKey, altKey }: Pressed): WeekCell | null {
  if (altKey) return null;
  const far = ctrlKey || metaKey;
  switch (key) {
    case "ArrowLeft":
      return { day, slot: Math.max(slot - 1, 0) };
    case "ArrowRight":
      return { day, slot: Math.min(slot + 1, SLOTS - 1) };
    case "ArrowUp":
      return { day: Math.max(day - 1, 0), slot };
    case "ArrowDown":
      return { day: Math.min(day + 1, DAYS_OF_WEEK - 1), slot };
    case "Home":
      return { day: far ? 0 : day, slot: 0 };
    case "End":
      return { day: far ? DAYS_OF_WEEK - 1 : day, slot: SLOTS - 1 };
    default:
      return null;
  }
}
