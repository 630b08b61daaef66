import * as z from "zod";
import { causeKey } from "./parked-cause-key.ts";
import { type IMPORT_FORMATS, IMPORT_OUTCOMES, IMPORT_RATINGS, IMPORT_STATES, type ImportFormat } from "./usage-import-view.ts";

const flag = z.enum(["true", "false"]).transform((text) => text === "true");
const text = (longest: number) => z.string().trim().min(1).max(longest);
const cursor = z.string().max(200).optional();

/** What the address says about the usage that follows in the body: the body is the file and nothing else. */
export const sendUsageQuery = z.strictObject({
  /** The code of the source that the usage comes from. */
  source: text(100),
  /** What the sender calls the batch. With the source it is its key: the same two again are the same batch. */
  reference: text(200),
  rating: z.enum(IMPORT_RATINGS),
  /** As it was called where it comes from; the reference where it is left out. */
  file: text(200).optional(),
  allOrNothing: flag.optional(),
  preview: flag.optional(),
});
export type SendUsageQuery = z.output<typeof sendUsageQuery>;

/** What a request for a batch says of its kind, by the content types that bodies of usage have. */
export const FORMAT_OF_TYPE: Readonly<Record<string, ImportFormat>> = { "text/csv": "csv", "application/x-ndjson": "ndjson" };
export const TYPE_OF_FORMAT = { csv: "text/csv", ndjson: "application/x-ndjson" } as const satisfies Record<
  (typeof IMPORT_FORMATS)[number],
  string
>;

export const importListQuery = z.strictObject({ state: z.enum(IMPORT_STATES).optional(), cursor });
export const exceptionListQuery = z.strictObject({ outcome: z.enum(IMPORT_OUTCOMES).optional(), cursor });

/** Parked is a line of a batch, or a UDR that waits for a price. */
export const PARKED_KINDS = ["lines", "udrs"] as const;
export type ParkedKind = (typeof PARKED_KINDS)[number];

export const parkedListQuery = z.strictObject({ kind: z.enum(PARKED_KINDS), cause: causeKey.optional(), cursor });
export type ParkedListQuery = z.output<typeof parkedListQuery>;

const id = z.int().positive();
const MOST_AT_ONCE = 500;

/** Of a file that is only looked at: more than its first lines are ever long. What stands behind is cut at the end of a line. */
export const LONGEST_PREVIEW = 1024 * 1024;

/** What is tried again: some, or what waits for one cause. Of lines at most a page at once, and `cursor` goes on behind it. */
export const retryParkedBody = z.union([
  z.strictObject({
    lines: z
      .array(z.strictObject({ importId: id, line: id }))
      .min(1)
      .max(MOST_AT_ONCE),
  }),
  z.strictObject({ udrs: z.array(id).min(1).max(MOST_AT_ONCE) }),
  z.strictObject({ kind: z.enum(PARKED_KINDS), cause: causeKey, cursor }),
]);
export type RetryParkedBody = z.output<typeof retryParkedBody>;
/** As a screen sends it. */
export type RetryParkedForm = z.input<typeof retryParkedBody>;

/** What came of trying again. UDRs are rated by a job, so of them only how many are tried is known. */
export type RetriedParked = {
  readonly tried: number;
  readonly lines: { readonly accepted: number; readonly duplicates: number; readonly rejected: number; readonly parked: number } | null;
  /** There are more lines of that cause behind those that were tried. */
  readonly nextCursor: string | null;
};

export const cancelImportInput = z.strictObject({ importId: id });
export const retryImportInput = z.strictObject({ importId: id });
