import * as z from "zod";

const note = z.string().trim().max(500, "At most 500 characters.");

/** A second person's word on a discount that an agent gave with an order. */
export const decideAdHocInput = z.strictObject({
  requestId: z.int().positive(),
  /** The hash of what the reviewer looked at, and the token of the entries that were shown. */
  contentHash: z.string().regex(/^[0-9a-f]{64}$/, "Not a hash."),
  verdict: z.discriminatedUnion("decision", [
    z.strictObject({
      decision: z.literal("approved"),
      previewToken: z.string().min(1).max(200),
      reasonCode: z.string().max(100),
      note,
    }),
    z.strictObject({ decision: z.literal("changesRequested"), note: note.min(1, "Say why not.") }),
  ]),
});
export type DecideAdHocInput = z.output<typeof decideAdHocInput>;

/** Taking back what was asked. */
export const withdrawAdHocInput = z.strictObject({ requestId: z.int().positive(), note });
export type WithdrawAdHocInput = z.output<typeof withdrawAdHocInput>;
