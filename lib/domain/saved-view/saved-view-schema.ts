import * as z from "zod";
import { DENSITIES } from "../udr/shown-columns.ts";
import { VIEWED_LISTS, type ViewContent } from "./saved-view.ts";

const id = z.int().positive();
const revision = z.int().positive();
const list = z.enum(VIEWED_LISTS);

export const viewName = z.string().trim().min(1, "Give the view a name.").max(60, "At most 60 characters.");

/** What is stored of a view, and what is asked to be stored. */
export const viewContent = z.strictObject({
  query: z.string().max(4_000),
  columns: z.string().max(4_000),
  density: z.enum(DENSITIES),
}) satisfies z.ZodType<ViewContent>;

export const saveViewInput = z.strictObject({
  list,
  /** The one that is saved over, at the revision that was seen; null for a new one. */
  replaces: z.strictObject({ viewId: id, revision }).nullable(),
  name: viewName,
  content: viewContent,
});
export type SaveViewInput = z.output<typeof saveViewInput>;

export const chooseDefaultViewInput = z.strictObject({
  list,
  /** Null: the list opens with everything. */
  viewId: id.nullable(),
});
export type ChooseDefaultViewInput = z.output<typeof chooseDefaultViewInput>;

export const deleteViewInput = z.strictObject({ viewId: id });
export type DeleteViewInput = z.output<typeof deleteViewInput>;
