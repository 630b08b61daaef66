import * as z from "zod";

const note = z.string().trim().max(500, "At most 500 characters.");

/** A second person's word on a credit above an agent's limit. */
export const decideCreditInput = z.strictObject({
  requestId: z.int().positive(),
  /** The hash of what the reviewer looked at, and the token of the entries that were shown. */
  contentHash: z.string().regex(/^[0-9a-f]{64}$/, "Not a hash."),
  verdict: z.discriminatedUnion("decision", [
    z.strictObject({ decision: z.literal("approved"), previewToken: z.string().min(1).max(200), note }),
    z.strictObject({ decision: z.literal("changesRequested"), note: note.min(1, "Say why not.") }),
  ]),
});
export type DecideCreditInput = z.output<typeof decideCreditInput>;

export const withdrawCreditInput = z.strictObject({ requestId: z.int().positive(), note });
export type WithdrawCreditInput = z.output<typeof withdrawCreditInput>;
