import * as z from "zod";
import { DISPUTE_OUTCOMES } from "./dispute.ts";

const LONGEST_WORDS = 500;
const LONGEST_TICKET = 40;

const udrId = z.int().positive();
const words = z.string().trim().max(LONGEST_WORDS, `At most ${LONGEST_WORDS} characters.`);

export const openDisputeInput = z.strictObject({
  udrId,
  reasonCode: z.string().min(1, "Choose a reason.").max(100),
  words: words.min(1, "Say what the customer disputes."),
  /** Where the desk keeps it. */
  ticket: z.string().trim().max(LONGEST_TICKET, `At most ${LONGEST_TICKET} characters.`).optional(),
});
export type OpenDisputeInput = z.output<typeof openDisputeInput>;

/** By its number, so that nobody ends a dispute that he did not see. */
export const closeDisputeInput = z.strictObject({
  udrId,
  disputeId: z.int().positive(),
  outcome: z.enum(DISPUTE_OUTCOMES),
  words: words.optional(),
});
export type CloseDisputeInput = z.output<typeof closeDisputeInput>;
