import type { Instant } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Refusal } from "../refusal.ts";
import { refuseUnacknowledged } from "./acknowledge-samples.ts";
import { type PublishedBefore, refuseCorrection } from "./decide-correction.ts";
import { refuseClosed } from "./decide-save-draft.ts";
import type { Corrects, DraftHead, Effective, Reach, VersionHead } from "./price-plan.ts";
import type { SampleChange } from "./sample.ts";
import type { AcknowledgedSample } from "./sample-schema.ts";

export type SubmitDraftFacts = {
  readonly draft: DraftHead | null;
  /** The revision that the submitter looked at. */
  readonly revision: number;
  readonly versions: readonly PublishedBefore[];
  /** Whether it says the same as what prices whom it would reach, or as the version that it would correct, however it is written. */
  readonly isUnchanged: boolean;
  /** JSON paths of what the linter calls an error. */
  readonly errorPaths: readonly string[];
  /** The plan's samples that would cost something else, and those that the submitter has looked at. */
  readonly changedSamples: readonly SampleChange[];
  readonly acknowledgedSamples: readonly AcknowledgedSample[];
  readonly effective: Effective;
  readonly reach: Reach;
  readonly corrects: Corrects | null;
  readonly now: Instant;
  /** Of the plan. */
  readonly zone: string;
};

export type SubmittedDraft = {
  readonly contentHash: string;
  readonly effective: Effective;
  readonly reach: Reach;
  readonly corrects: Corrects | null;
  readonly samples: readonly SampleChange[];
};

/**
 * Refused in this order: not open, stale, nothing changed, errors, samples nobody looked at, then what is wrong with the instant, with whom
 * it reaches, or with the past that it corrects.
 */
export function decideSubmitDraft(facts: SubmitDraftFacts): Result<SubmittedDraft, Refusal> {
  const { draft, revision, isUnchanged, errorPaths, changedSamples, effective, reach, corrects } = facts;
  const closed = refuseClosed(draft);
  if (draft === null || closed !== null) return refused(closed ?? { code: "NOT_FOUND" });
  if (revision !== draft.revision) return refused({ code: "STALE_REVISION", params: { revision: draft.revision } });
  if (isUnchanged) return refused(nothingChanged(facts));
  const [firstError] = errorPaths;
  if (firstError !== undefined) return refused({ code: "DOCUMENT_INVALID", path: firstError });
  const refusal = refuseUnacknowledged(changedSamples, facts.acknowledgedSamples) ?? refusePublication(facts);
  return refusal === null ? ok({ contentHash: draft.documentHash, effective, reach, corrects, samples: changedSamples }) : refused(refusal);
}

function nothingChanged({ corrects, versions }: SubmitDraftFacts): Refusal {
  const corrected = corrects && versions.find(({ versionId }) => versionId === corrects.versionId);
  return corrected ? { code: "NOTHING_CORRECTED", params: { version: corrected.version } } : { code: "NOTHING_CHANGED" };
}

function refusePublication({ effective, reach, corrects, versions, now, zone }: SubmitDraftFacts): Refusal | null {
  const refusal = refuseEffective({ effective, versions, now });
  if (refusal !== null) return refusal;
  if (corrects === null) return refuseReach({ reach, liveAt: effective.kind === "at" ? effective.at : now });
  // It prices nothing from any instant on, so there is none to choose.
  if (effective.kind !== "onApproval") return { code: "INVALID_INPUT", path: "effective" };
  return refuseCorrection({ corrects, reach, versions, now, zone });
}

/** Those from before come after those that begin. */
export function refuseReach({ reach, liveAt }: { readonly reach: Reach; readonly liveAt: Instant }): Refusal | null {
  return reach.kind === "existingFrom" && reach.at <= liveAt ? { code: "EXISTING_NOT_LATER", path: "reach.at" } : null;
}

type EffectiveFacts = Pick<SubmitDraftFacts, "effective" | "now"> & { readonly versions: readonly Pick<VersionHead, "effectiveAt">[] };

/** A price goes live in the future, at an instant that no other version of the plan has. */
export function refuseEffective({ effective, versions, now }: EffectiveFacts): Refusal | null {
  if (effective.kind === "at" && effective.at <= now) return { code: "EFFECTIVE_IN_PAST", path: "effective.at" };
  const instant = effective.kind === "at" ? effective.at : now;
  return versions.some(({ effectiveAt }) => effectiveAt === instant) ? { code: "EFFECTIVE_TAKEN", path: "effective.at" } : null;
}
