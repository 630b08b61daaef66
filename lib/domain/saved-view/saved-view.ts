import type { Density } from "../udr/shown-columns.ts";

/** The lists whose views can be kept. */
export const VIEWED_LISTS = ["udrs"] as const;
export type ViewedList = (typeof VIEWED_LISTS)[number];

/** How a list stands: its criteria and their order as the address holds them, its columns, and how dense its rows are. */
export type ViewContent = {
  /** "state=posted&sort=-billing"; empty: everything, in the list's own order. */
  readonly query: string;
  /** "number*,from,account"; empty: the list's own columns. */
  readonly columns: string;
  readonly density: Density;
};

/** A view under a name, of one person. */
export type SavedView = {
  readonly viewId: number;
  readonly name: string;
  /** Whether the list opens with it. At most one does. */
  readonly isDefault: boolean;
  readonly content: ViewContent;
  readonly revision: number;
};

/** Beyond this many nobody finds the one that is meant. */
export const MOST_VIEWS = 50;

export function isSameContent(left: ViewContent, right: ViewContent): boolean {
  return left.query === right.query && left.columns === right.columns && left.density === right.density;
}

/** Whether the person has another view of that name; capitals make no difference. */
export function hasName(views: readonly SavedView[], name: string, exceptViewId: number | null): boolean {
  const wanted = name.toLowerCase();
  return views.some(({ viewId, name: taken }) => viewId !== exceptViewId && taken.toLowerCase() === wanted);
}
