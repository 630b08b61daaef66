import * as z from "zod";
import { IMPORT_OUTCOMES, IMPORT_STATES } from "./usage-import-view.ts";

const importId = z.coerce.number().int().positive();
const line = z.int().positive();
const cursor = z.string().max(200).optional();

export const importQuestion = z.strictObject({ importId });

export const importListInput = z.strictObject({ state: z.enum(IMPORT_STATES).optional(), cursor });
export type ImportListInput = z.output<typeof importListInput>;

/** Without a batch: the lines of all of them. */
export const importExceptionsInput = z.strictObject({
  importId: importId.nullable().default(null),
  outcome: z.enum(IMPORT_OUTCOMES).optional(),
  cursor,
});
export type ImportExceptionsInput = z.output<typeof importExceptionsInput>;

const MOST_LINES_AT_ONCE = 500;

/** Which parked lines are tried again. */
export const retryLinesInput = z.union([
  z.literal("all"),
  z.strictObject({ importId: z.int().positive() }),
  z.strictObject({
    lines: z
      .array(z.strictObject({ importId: z.int().positive(), line }))
      .min(1)
      .max(MOST_LINES_AT_ONCE),
  }),
]);
export type RetryLinesInput = z.output<typeof retryLinesInput>;

export const discardLineInput = z.strictObject({
  importId: z.int().positive(),
  line,
  reason: z.string().trim().min(1, "Say why this usage is given up.").max(500),
});
export type DiscardLineInput = z.output<typeof discardLineInput>;
