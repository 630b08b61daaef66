import type { PlannedEntry } from "#lib/domain/billing/plan-entries.ts";
import type { Rbi, RbiContent } from "#lib/domain/billing/rbi.ts";
import { assert, present } from "#lib/kernel/assert.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { CrowdAccount } from "./crowd-accounts.ts";

export type PostedRbi = {
  readonly account: CrowdAccount;
  readonly rbiId: number;
  readonly content: RbiContent;
  readonly ratedAt: Instant;
  /** When the next bill may take it. */
  readonly effectiveAt: Instant;
};

/**
 * The crowd's RBIs and what of them waits for a bill, as time goes by: what `billing_queue` and `settlement` would hold if each day had
 * been lived through. It is stored when all of it is known.
 */
export class CrowdLedger {
  readonly posted: PostedRbi[] = [];
  readonly #waiting = new Map<number, PostedRbi>();
  readonly #rbiIds: readonly number[];

  /** The numbers were leased before: as many as there may be RBIs. */
  constructor(rbiIds: readonly number[]) {
    this.#rbiIds = rbiIds;
  }

  /** Numbers an entry and lets it wait, unless it settles with the charge that it cancels. */
  post({ content, goes }: PlannedEntry, entry: Omit<PostedRbi, "rbiId" | "content">): PostedRbi {
    assert(content.kind !== "correction", "the crowd's usage does not count together");
    const posted = { ...entry, rbiId: present(this.#rbiIds[this.posted.length], "an RBI id"), content };
    this.posted.push(posted);
    if (goes === "queue") this.#waiting.set(posted.rbiId, posted);
    else if (content.reversesId !== null) this.#waiting.delete(content.reversesId);
    return posted;
  }

  get waiting(): readonly PostedRbi[] {
    return [...this.#waiting.values()];
  }

  /** Takes out what a run bills. */
  claim(items: readonly PostedRbi[]): void {
    for (const { rbiId } of items) this.#waiting.delete(rbiId);
  }

  /** As `findRbisOfUdr` would read the charge of a UDR that was never corrected. */
  chargeOf(posted: PostedRbi): Rbi {
    const state = this.#waiting.has(posted.rbiId) ? "notBilled" : "billed";
    return { ...posted.content, rbiId: posted.rbiId, ratedAt: posted.ratedAt, state, billId: null, walletId: null, walletSeq: null };
  }
}
