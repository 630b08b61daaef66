import * as z from "zod";
import { TIMELINE_KINDS } from "./account-view.ts";

/** Filters that may stand in an address: none of them names a person. */
export const accountListInput = z.object({
  classification: z.string().max(60).optional().catch(undefined),
  payment: z.enum(["normal", "prepaid"]).optional().catch(undefined),
  after: z
    .string()
    .regex(/^A-\d{1,15}$/)
    .optional()
    .catch(undefined),
});
export type AccountListInput = z.output<typeof accountListInput>;

/** What somebody types to find a customer: personal data, so it travels in a body only. */
export const findInput = z.strictObject({ q: z.string().trim().min(1).max(200) });
export type FindInput = z.output<typeof findInput>;

export const timelineInput = z.strictObject({
  account: z.string().max(30),
  cursor: z.string().max(80).nullable(),
  /** Only these; without them, all. */
  kinds: z.array(z.enum(TIMELINE_KINDS)).min(1).readonly().optional(),
  /** A product, a number, a ticket, or words of a note or a reason. It may be personal, so it never stands in an address. */
  text: z.string().trim().min(1).max(100).optional(),
});
export type TimelineInput = z.output<typeof timelineInput>;
