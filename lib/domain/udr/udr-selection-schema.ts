import * as z from "zod";
import { udrFilters } from "./udr-list-schema.ts";
import { UDR_SORTS } from "./udr-query.ts";
import { MOST_NAMED, type UdrSelection } from "./udr-selection.ts";

const udrIds = z.array(z.int().positive()).max(MOST_NAMED);

export const udrSelection = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("ids"), udrIds: udrIds.min(1) }),
  z.strictObject({ kind: z.literal("matching"), filters: udrFilters, except: udrIds }),
]) satisfies z.ZodType<UdrSelection>;

/** What is shown, as a file: which UDRs, in which order, and which columns in which order. */
export const udrExportInput = z.strictObject({
  selection: udrSelection,
  sort: z.enum(UDR_SORTS),
  columns: z.array(z.string().min(1).max(120)).min(1).max(100),
});
export type UdrExportInput = z.output<typeof udrExportInput>;
