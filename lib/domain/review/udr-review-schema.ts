import * as z from "zod";

/** Of who answers, or takes back, what is asked about one UDR. */
export const reviewNote = z.string().trim().max(500, "At most 500 characters.");

/** Which request is answered, by the hash of what the reviewer looked at. */
export const answeredRequest = {
  requestId: z.int().positive(),
  contentHash: z.string().regex(/^[0-9a-f]{64}$/, "Not a hash."),
};

export const sentBack = z.strictObject({ decision: z.literal("changesRequested"), note: reviewNote.min(1, "Say why not.") });

/** Taking back what was asked. */
export const withdrawRequestInput = z.strictObject({ requestId: z.int().positive(), note: reviewNote });
export type WithdrawRequestInput = z.output<typeof withdrawRequestInput>;
