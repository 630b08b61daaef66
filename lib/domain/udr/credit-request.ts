import { canonicalJson, sha256Hex } from "#lib/kernel/canonical-json.ts";
import type { Currency } from "#lib/kernel/currency.ts";
import { type Instant, plusMillis } from "#lib/kernel/instant.ts";
import type { Micros } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { UserActor } from "../people/actor.ts";
import { can } from "../people/permissions.ts";
import type { Refusal } from "../refusal.ts";
import { refuseAnswer } from "../review/refuse-answer.ts";
import { decideWithdrawal, type UdrRequest } from "../review/udr-request.ts";
import type { ChangePreview } from "./change-preview.ts";
import type { Metadata } from "./check-metadata.ts";
import type { UdrChange } from "./udr-action-schema.ts";

/** What who asked had before them. */
export type CreditAsked = Pick<ChangePreview, "sentence" | "entries" | "net">;

/** A second person is asked to approve a correction that credits more than its agent may credit alone. */
export type CreditRequest = UdrRequest & {
  /** As it was submitted, the personal metadata included while it is not decided. */
  readonly change: UdrChange;
  readonly asked: CreditAsked;
  readonly entriesHash: string;
  readonly net: Micros;
  readonly currency: Currency;
  readonly reason: { readonly reasonCodeId: number; readonly label: string; readonly usageHappened: boolean };
  /** From then on it is approved no more: the caller has waited too long for it to be what was promised. */
  readonly expiresAt: Instant;
};

const WEEK_MILLIS = 7 * 86_400_000;

export function expiryOf(requestedAt: Instant): Instant {
  return plusMillis(requestedAt, WEEK_MILLIS);
}

/** The change without personal metadata, and that apart, so that it can be emptied. `personal`: of the UDR as it shall be. */
export function withoutPersonal(change: UdrChange, personal: Metadata): { readonly change: UdrChange; readonly personal: Metadata } {
  if (change.action !== "adjust") return { change, personal: {} };
  const open = Object.entries(change.metadata).filter(([key]) => !Object.hasOwn(personal, key));
  return { change: { ...change, metadata: Object.fromEntries(open) }, personal };
}

export function withPersonal(change: UdrChange, personal: Metadata): UdrChange {
  return change.action === "adjust" ? { ...change, metadata: { ...change.metadata, ...personal } } : change;
}

export type CreditContent = { readonly change: UdrChange; readonly entriesHash: string; readonly reasonCodeId: number };

/** Of what is asked for, without what is personal: who decides names it. */
export function creditHash({ change, entriesHash, reasonCodeId }: CreditContent): Promise<string> {
  return sha256Hex(canonicalJson({ format: "ratewright/credit-request@1", change, entriesHash, reasonCodeId }));
}

/** Whether what waits can be approved still. What is both too old and about a UDR that has moved on is expired: a decision says that first. */
export type CreditStanding = "open" | "expired" | "changed";

type StandingFacts = {
  readonly request: Pick<CreditRequest, "expiresAt"> & { readonly change: Pick<UdrChange, "expectedRevision"> };
  /** Of the UDR as it is now. */
  readonly revision: number;
  readonly now: Instant;
};

export function creditStanding({ request: { change, expiresAt }, revision, now }: StandingFacts): CreditStanding {
  if (now >= expiresAt) return "expired";
  return change.expectedRevision === revision ? "open" : "changed";
}

export type CreditReviewFacts = {
  readonly request: CreditRequest | null;
  readonly userId: number;
  /** The hash of what the reviewer looked at. */
  readonly seenHash: string;
  readonly now: Instant;
  readonly decision: "approved" | "changesRequested";
};

/** Gone or decided already, not a second person, not what was seen, too old. What is too old can still be rejected. */
export function decideCreditReview({ request, userId, seenHash, now, decision }: CreditReviewFacts): Result<CreditRequest, Refusal> {
  if (request === null) return refused({ code: "NOT_FOUND" });
  const refusal = refuseAnswer({ request, userId, seenHash });
  if (refusal !== null) return refused(refusal);
  return decision === "approved" && now >= request.expiresAt ? refused({ code: "REQUEST_EXPIRED" }) : ok(request);
}

/** Who reads reviews, and who asked. */
export function mayReadCredit({ requestedBy }: Pick<CreditRequest, "requestedBy">, { userId, role }: UserActor): boolean {
  return userId === requestedBy || can(role, "review.read");
}

/** Only who asked takes it back. */
export function decideCreditWithdrawal(request: CreditRequest | null, { userId }: UserActor): Result<CreditRequest, Refusal> {
  return decideWithdrawal(request, ({ requestedBy }) => requestedBy === userId);
}
