import * as z from "zod";
import type { UdrAction } from "../udr/udr-actions.ts";

export const correctionsInput = z.strictObject({ account: z.string().min(1).max(40) });
export type CorrectionsInput = z.output<typeof correctionsInput>;

/** One correction of one UDR of the account: who did what, why, and what it came to. */
export type EarlierCorrection = {
  readonly udrId: number;
  /** The revision that it made. */
  readonly revision: number;
  readonly action: UdrAction;
  readonly product: string;
  /** ISO text. */
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  readonly usageHappened: boolean;
  readonly reasonText: string | null;
  /** Gross of what was posted because of it, other usage that counts together with the UDR included; negative in the customer's favour. */
  readonly net: string;
};

/** What was corrected for this customer lately: an agent who is asked for a favour sees how many there were. */
export type EarlierCorrections = {
  /** The first day, as ISO text of its midnight. */
  readonly since: string;
  readonly currency: string;
  readonly count: number;
  /** There are more than were counted. */
  readonly isMore: boolean;
  /** Of all that were counted. */
  readonly net: string;
  /** The newest. */
  readonly corrections: readonly EarlierCorrection[];
};
