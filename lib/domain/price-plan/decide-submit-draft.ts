import type { Instant } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Refusal } from "../refusal.ts";
import { refuseUnacknowledged } from "./acknowledge-samples.ts";
import { refuseClosed } from "./decide-save-draft.ts";
import type { DraftHead, Effective, VersionHead } from "./price-plan.ts";
import type { SampleChange } from "./sample.ts";
import type { AcknowledgedSample } from "./sample-schema.ts";

export type SubmitDraftFacts = {
  readonly draft: DraftHead | null;
  /** The revision that the submitter looked at. */
  readonly revision: number;
  readonly versions: readonly Pick<VersionHead, "effectiveAt">[];
  /** Whether it says the same as the version that it would take over from, however it is written. */
  readonly isUnchanged: boolean;
  /** JSON paths of what the linter calls an error. */
  readonly errorPaths: readonly string[];
  /** The plan's samples that would cost something else, and those that the submitter has looked at. */
  readonly changedSamples: readonly SampleChange[];
  readonly acknowledgedSamples: readonly AcknowledgedSample[];
  readonly effective: Effective;
  readonly now: Instant;
};

export type SubmittedDraft = { readonly contentHash: string; readonly effective: Effective; readonly samples: readonly SampleChange[] };

/** Refused in this order: not open, stale, nothing changed, errors, samples nobody looked at, then what is wrong with the instant. */
export function decideSubmitDraft(facts: SubmitDraftFacts): Result<SubmittedDraft, Refusal> {
  const { draft, revision, versions, isUnchanged, errorPaths, changedSamples, effective, now } = facts;
  const closed = refuseClosed(draft);
  if (draft === null || closed !== null) return refused(closed ?? { code: "NOT_FOUND" });
  if (revision !== draft.revision) return refused({ code: "STALE_REVISION", params: { revision: draft.revision } });
  if (isUnchanged) return refused({ code: "NOTHING_CHANGED" });
  const [firstError] = errorPaths;
  if (firstError !== undefined) return refused({ code: "DOCUMENT_INVALID", path: firstError });
  const refusal = refuseUnacknowledged(changedSamples, facts.acknowledgedSamples) ?? refuseEffective({ effective, versions, now });
  return refusal === null ? ok({ contentHash: draft.documentHash, effective, samples: changedSamples }) : refused(refusal);
}

type EffectiveFacts = Pick<SubmitDraftFacts, "effective" | "now"> & { readonly versions: readonly Pick<VersionHead, "effectiveAt">[] };

/** A price goes live in the future, at an instant that no other version of the plan has. */
export function refuseEffective({ effective, versions, now }: EffectiveFacts): Refusal | null {
  if (effective.kind === "at" && effective.at <= now) return { code: "EFFECTIVE_IN_PAST", path: "effective.at" };
  const instant = effective.kind === "at" ? effective.at : now;
  return versions.some(({ effectiveAt }) => effectiveAt === instant) ? { code: "EFFECTIVE_TAKEN", path: "effective.at" } : null;
}
