import * as z from "zod";
import { retryParkedBody } from "../usage-import/import-requests.ts";
import { IMPORT_FORMATS, IMPORT_OUTCOMES, IMPORT_RATINGS, IMPORT_STATES } from "../usage-import/usage-import-view.ts";
import { instantText } from "./common-answers.ts";

const count = z.int().nonnegative();
const importId = z.int().positive();
const line = z.int().positive();
const next = z.string().nullable();

export const usageImportAnswer = z.strictObject({
  importId,
  sourceCode: z.string(),
  sourceName: z.string(),
  reference: z.string(),
  fileName: z.string(),
  rating: z.enum(IMPORT_RATINGS),
  format: z.enum(IMPORT_FORMATS),
  allOrNothing: z.boolean(),
  state: z.enum(IMPORT_STATES),
  received: count,
  checkedLines: count,
  accepted: count,
  duplicates: count,
  rejected: count,
  parked: count,
  waitingForRating: count,
  parkedUdrs: count,
  requestedBy: z.string(),
  requestedAt: instantText,
  finishedAt: instantText.nullable(),
  faultId: z.string().nullable(),
});

export const usageImportPageAnswer = z.strictObject({ imports: z.array(usageImportAnswer), nextCursor: next });

const exception = {
  importId,
  line,
  /** As it was sent; null for who may not see whose usage it is. */
  received: z.string().nullable(),
  code: z.string(),
  /** A sentence: what stands in the way, and what to do. */
  message: z.string(),
  /** The column or member at fault; empty where it is the line itself. */
  path: z.string(),
  /** How often it was looked at: once when it came, and with each trial since. */
  attempts: z.int().positive(),
  since: instantText,
  lastTriedAt: instantText.nullable(),
};

export const importExceptionPageAnswer = z.strictObject({
  exceptions: z.array(z.strictObject({ ...exception, outcome: z.enum(IMPORT_OUTCOMES) })),
  nextCursor: next,
});

/** What the first lines would become, of `preview=true`. */
export const importPreviewAnswer = z.strictObject({
  received: count,
  isCut: z.boolean(),
  accepted: count,
  duplicates: count,
  rejected: count,
  parked: count,
  lines: z.array(
    z.strictObject({
      line,
      received: z.string(),
      outcome: z.enum(["accepted", "duplicate", "rejected", "parked"]),
      code: z.string().nullable(),
      message: z.string().nullable(),
      path: z.string().nullable(),
      usage: z
        .strictObject({
          subscription: z.string(),
          product: z.string(),
          udrType: z.string(),
          amount: z.string(),
          from: z.string(),
          /** What was not sent, but looked up: `key` is what was found in the table, null of what it gives otherwise. */
          derived: z.array(z.strictObject({ attribute: z.string(), value: z.string(), table: z.string(), key: z.string().nullable() })),
        })
        .nullable(),
    }),
  ),
});

const lineOutcomes = { accepted: count, duplicates: count, rejected: count, parked: count };

export const retriedLinesAnswer = z.strictObject({ tried: count, ...lineOutcomes });
export const retriedParkedAnswer = z.strictObject({ tried: count, lines: z.strictObject(lineOutcomes).nullable(), nextCursor: next });

/** Of `kind=lines`. */
export const parkedLinePageAnswer = z.strictObject({
  lines: z.array(z.strictObject({ ...exception, reference: z.string(), sourceName: z.string() })),
  nextCursor: next,
  counts: z.array(z.strictObject({ code: z.string(), path: z.string(), count })),
  isMore: z.boolean(),
});

/** Of `kind=udrs`. */
export const parkedUdrPageAnswer = z.strictObject({
  udrs: z.array(
    z.strictObject({
      udrId: z.int().positive(),
      accountNumber: z.string(),
      accountName: z.string(),
      subscriptionNumber: z.string(),
      product: z.strictObject({ code: z.string(), name: z.string() }),
      quantity: z.string(),
      unit: z.string(),
      from: instantText,
      importId: importId.nullable(),
      importLine: line.nullable(),
      code: z.string(),
      message: z.string(),
      parkedAt: instantText,
    }),
  ),
  nextCursor: next,
  counts: z.array(z.strictObject({ code: z.string(), count })),
});

export const parkedPageAnswer = z.union([parkedLinePageAnswer, parkedUdrPageAnswer]);

/** By the names that the document has them by. */
export const NAMED_OF_USAGE: readonly (readonly [schema: z.ZodType, name: string])[] = [
  [usageImportAnswer, "UsageImport"],
  [usageImportPageAnswer, "UsageImportPage"],
  [importPreviewAnswer, "UsageImportPreview"],
  [importExceptionPageAnswer, "ImportExceptionPage"],
  [parkedLinePageAnswer, "ParkedLinePage"],
  [parkedUdrPageAnswer, "ParkedUdrPage"],
  [retryParkedBody, "ParkedToTry"],
  [retriedLinesAnswer, "RetriedLines"],
  [retriedParkedAnswer, "RetriedParked"],
];
