import { canonicalJson, sha256Hex } from "#lib/kernel/canonical-json.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { UserActor } from "../people/actor.ts";
import { can } from "../people/permissions.ts";
import type { Refusal } from "../refusal.ts";
import { refuseAnswer } from "../review/refuse-answer.ts";
import { decideWithdrawal, type UdrRequest } from "../review/udr-request.ts";
import type { Udr } from "../udr/udr.ts";
import type { GivenDiscount } from "./given-discount.ts";

/** A second person is asked to approve what an agent gave with an order, or with an Adjust. */
export type AdHocRequest = UdrRequest & {
  /** All that the UDR shall have. */
  readonly discounts: readonly GivenDiscount[];
};

/** Of what is asked for, and of the UDR as it was then: one that was changed since is not what was asked about. */
export function adHocHash({ udrId, revision }: Pick<Udr, "udrId" | "revision">, discounts: readonly GivenDiscount[]): Promise<string> {
  return sha256Hex(canonicalJson({ format: "ratewright/ad-hoc-request@1", udrId, revision, discounts }));
}

export type AdHocReviewFacts = {
  readonly request: AdHocRequest | null;
  readonly userId: number;
  /** The hash of what the reviewer looked at. */
  readonly seenHash: string;
  /** The hash of what would be approved now. */
  readonly currentHash: string;
  readonly decision: "approved" | "changesRequested";
};

/** As of prices: gone or decided already, not a second person, not what was seen. What was changed since can still be sent back. */
export function decideAdHocReview(facts: AdHocReviewFacts): Result<AdHocRequest, Refusal> {
  const { request, userId, seenHash, currentHash, decision } = facts;
  if (request === null) return refused({ code: "NOT_FOUND" });
  const refusal = refuseAnswer({ request, userId, seenHash });
  if (refusal !== null) return refused(refusal);
  const isChanged = decision === "approved" && currentHash !== request.contentHash;
  return isChanged ? refused({ code: "CONTENT_CHANGED" }) : ok(request);
}

/** Who asked takes it back, and whoever may order for the account: an absent colleague's question blocks nobody. */
export function mayWithdraw({ requestedBy }: Pick<AdHocRequest, "requestedBy">, actor: UserActor): boolean {
  return actor.userId === requestedBy || can(actor.role, "order.create");
}

/** Who may look at a request: who reads reviews, and whoever may take this one back. */
export function mayReadAdHoc(request: Pick<AdHocRequest, "requestedBy">, actor: UserActor): boolean {
  return can(actor.role, "review.read") || mayWithdraw(request, actor);
}

export function decideAdHocWithdrawal(request: AdHocRequest | null, actor: UserActor): Result<AdHocRequest, Refusal> {
  return decideWithdrawal(request, (asked) => mayWithdraw(asked, actor));
}
