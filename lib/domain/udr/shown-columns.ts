/** A column as it stands in a list: where in the order, and whether it stays while the others move sideways. */
export type ShownColumn = { readonly key: string; readonly isPinned: boolean };

export const DENSITIES = ["compact", "regular", "roomy"] as const;
export type Density = (typeof DENSITIES)[number];
export const DEFAULT_DENSITY: Density = "regular";

export function isDensity(text: string | null): text is Density {
  return DENSITIES.some((density) => density === text);
}

/** What a person who has chosen nothing sees: what it was, what it cost and where it stands fit on a usual screen. */
export const DEFAULT_COLUMNS: readonly ShownColumn[] = [
  { key: "number", isPinned: true },
  { key: "from", isPinned: false },
  { key: "account", isPinned: false },
  { key: "product", isPinned: false },
  { key: "quantity", isPinned: false },
  { key: "total", isPinned: false },
  { key: "directive", isPinned: false },
  { key: "state", isPinned: false },
  { key: "ratingState", isPinned: false },
  { key: "subscription", isPinned: false },
  { key: "udrType", isPinned: false },
  { key: "source", isPinned: false },
];

/** The column that names the row and opens it: it is always there. */
export const NAMING_COLUMN = "number";

const PIN = "*";

/** "number*,from,account": as an address and a saved view hold it. */
export function columnsToText(columns: readonly ShownColumn[]): string {
  return columns.map(({ key, isPinned }) => `${key}${isPinned ? PIN : ""}`).join(",");
}

/**
 * What nobody knows, or stands there twice, is left out; pinned columns come first, the naming column is there. Null,
 * an empty text and one that names nothing known are the default.
 */
export function columnsFromText(text: string | null, known: ReadonlySet<string>): readonly ShownColumn[] {
  const seen = new Set<string>();
  const columns = (text ?? "").split(",").flatMap((part): readonly ShownColumn[] => {
    const isPinned = part.endsWith(PIN);
    const key = isPinned ? part.slice(0, -PIN.length) : part;
    if (!known.has(key) || seen.has(key)) return [];
    seen.add(key);
    return [{ key, isPinned }];
  });
  return columns.length === 0 ? DEFAULT_COLUMNS : inOrder(columns);
}

export function withColumn(columns: readonly ShownColumn[], key: string, isShown: boolean): readonly ShownColumn[] {
  if (key === NAMING_COLUMN) return columns;
  const others = columns.filter((column) => column.key !== key);
  return inOrder(isShown ? [...others, { key, isPinned: false }] : others);
}

export function withPin(columns: readonly ShownColumn[], key: string, isPinned: boolean): readonly ShownColumn[] {
  return inOrder(columns.map((column) => (column.key === key ? { key, isPinned } : column)));
}

/** One step to the left (-1) or right (1), among the pinned or among the others; at the end of its kind it stays. */
export function movedColumn(columns: readonly ShownColumn[], key: string, step: -1 | 1): readonly ShownColumn[] {
  const from = columns.findIndex((column) => column.key === key);
  const column = columns[from];
  const other = columns[from + step];
  if (!column || !other || column.isPinned !== other.isPinned) return columns;
  return columns.map((each) => (each === column ? other : each === other ? column : each));
}

function inOrder(columns: readonly ShownColumn[]): readonly ShownColumn[] {
  const whole = columns.some(({ key }) => key === NAMING_COLUMN) ? columns : [{ key: NAMING_COLUMN, isPinned: true }, ...columns];
  return [...whole.filter(({ isPinned }) => isPinned), ...whole.filter(({ isPinned }) => !isPinned)];
}
