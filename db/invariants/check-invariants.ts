import type { Reader } from "../tx.ts";
import { BILLING_INVARIANTS } from "./billing.ts";
import { COUNTING_INVARIANTS } from "./counting.ts";
import type { Invariant } from "./invariant.ts";
import { OFFER_INVARIANTS } from "./offer.ts";
import { RBI_INVARIANTS } from "./rbi.ts";
import { USAGE_INVARIANTS } from "./usage.ts";
import { WALLET_INVARIANTS } from "./wallet.ts";

export const INVARIANTS: readonly Invariant[] = [
  ...USAGE_INVARIANTS,
  ...RBI_INVARIANTS,
  ...BILLING_INVARIANTS,
  ...WALLET_INVARIANTS,
  ...OFFER_INVARIANTS,
  ...COUNTING_INVARIANTS,
];

export type BrokenInvariant = {
  readonly id: string;
  readonly sentence: string;
  readonly offenders: readonly Readonly<Record<string, unknown>>[];
};

/** Those that do not hold, with the rows that break them. After a test, nightly, and after a restore there are none. */
export async function findBrokenInvariants(reader: Reader): Promise<readonly BrokenInvariant[]> {
  const broken: BrokenInvariant[] = [];
  for (const { id, sentence, offenders: find } of INVARIANTS) {
    const offenders = await find(reader);
    if (offenders.length > 0) broken.push({ id, sentence, offenders });
  }
  return broken;
}
