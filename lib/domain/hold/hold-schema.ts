import * as z from "zod";
import { HOLD_KINDS } from "./hold.ts";

const LONGEST_REASON = 500;

const reason = z
  .string()
  .trim()
  .min(1, "Say why, for everybody whom it stops.")
  .max(LONGEST_REASON, `At most ${LONGEST_REASON} characters.`);

export const setHoldInput = z.strictObject({
  target: z.strictObject({ kind: z.enum(HOLD_KINDS), code: z.string().min(1).max(100) }),
  reason,
});
export type SetHoldInput = z.output<typeof setHoldInput>;

/** A hold as it was seen. */
export const holdAtRevision = z.strictObject({ holdId: z.int().positive(), revision: z.int().positive() });
export type HoldAtRevision = z.output<typeof holdAtRevision>;

export const requestReleaseInput = z.strictObject({ ...holdAtRevision.shape, reason });
export type RequestReleaseInput = z.output<typeof requestReleaseInput>;

/** As a program asks, whose address and If-Match say the rest. */
export const releaseReasonBody = z.strictObject({ reason });
export const holdParams = z.object({
  holdId: z
    .string()
    .regex(/^[1-9]\d{0,14}$/, "The number of a hold.")
    .transform((text) => Number.parseInt(text, 10)),
});
