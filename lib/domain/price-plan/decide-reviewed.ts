import type { Instant } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Refusal } from "../refusal.ts";
import { refuseAnswer } from "../review/refuse-answer.ts";
import { refuseClosed } from "./decide-save-draft.ts";
import { refuseEffective } from "./decide-submit-draft.ts";
import type { Finding } from "./finding.ts";
import type { DraftHead, Effective } from "./price-plan.ts";

/** What is drafted, asked for and decided as prices are, without their reach: discounts and pricing agreements. */
type Draft = Pick<DraftHead, "state" | "documentHash" | "revision">;
type Published = { readonly effectiveAt: Instant; readonly documentHash: string };
type Request = {
  readonly contentHash: string;
  readonly effective: Effective;
  readonly requestedBy: number;
  readonly decided: unknown;
};

export type SubmissionFacts = {
  readonly draft: Draft | null;
  readonly revision: number;
  readonly versions: readonly Published[];
  /** What stands against publishing it. */
  readonly errors: readonly Finding[];
  readonly effective: Effective;
  readonly now: Instant;
};

/** Refused in this order: not open, stale, nothing changed, what is wrong with it, then what is wrong with the instant. */
export function decideSubmission(facts: SubmissionFacts): Result<{ readonly contentHash: string }, Refusal> {
  const { draft, revision, versions, errors, effective, now } = facts;
  const closed = refuseClosed(draft);
  if (draft === null || closed !== null) return refused(closed ?? { code: "NOT_FOUND" });
  if (revision !== draft.revision) return refused({ code: "STALE_REVISION", params: { revision: draft.revision } });
  const before = lastBy(versions, effective.kind === "at" ? effective.at : now);
  if (before?.documentHash === draft.documentHash) return refused({ code: "NOTHING_CHANGED" });
  const [first] = errors;
  if (first !== undefined) return refused({ code: "DOCUMENT_INVALID", path: first.path, params: { message: first.message } });
  const refusal = refuseEffective({ effective, versions, now });
  return refusal === null ? ok({ contentHash: draft.documentHash }) : refused(refusal);
}

/** The version that one of that instant would take over from. */
function lastBy(versions: readonly Published[], at: Instant): Published | null {
  return versions.reduce<Published | null>(
    (last, version) => (version.effectiveAt <= at && (last === null || version.effectiveAt > last.effectiveAt) ? version : last),
    null,
  );
}

export type DecisionFacts<Asked extends Request, Drafted extends Draft> = {
  readonly request: Asked | null;
  readonly draft: Drafted | null;
  readonly editors: readonly number[];
  readonly versions: readonly Published[];
  readonly userId: number;
  /** The hash of what the reviewer looked at. */
  readonly seenHash: string;
  readonly decision: "approved" | "changesRequested";
  readonly now: Instant;
};

export type DecidedRequest<Asked extends Request, Drafted extends Draft> = {
  readonly request: Asked;
  readonly draft: Drafted;
  /** From when an approved one holds; null of one that is sent back. */
  readonly effectiveAt: Instant | null;
};

/** As of prices: gone or decided already, not a second person, not what was seen, then the instant. */
export function decideRequest<Asked extends Request, Drafted extends Draft>(
  facts: DecisionFacts<Asked, Drafted>,
): Result<DecidedRequest<Asked, Drafted>, Refusal> {
  const { request, draft, editors, versions, userId, seenHash, decision, now } = facts;
  if (request === null || draft === null) return refused({ code: "NOT_FOUND" });
  const refusedAnswer = refuseAnswer({ request, draft, editors, userId, seenHash });
  if (refusedAnswer !== null) return refused(refusedAnswer);
  if (decision === "changesRequested") return ok({ request, draft, effectiveAt: null });
  const refusal = refuseEffective({ effective: request.effective, versions, now });
  if (refusal !== null) return refused(refusal);
  return ok({ request, draft, effectiveAt: request.effective.kind === "at" ? request.effective.at : now });
}
