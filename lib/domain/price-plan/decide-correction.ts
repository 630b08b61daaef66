import type { Instant } from "#lib/kernel/instant.ts";
import type { Refusal } from "../refusal.ts";
import { localTextOf } from "./local-instant.ts";
import type { Corrects, Reach, VersionHead } from "./price-plan.ts";
import { endOf } from "./version-state.ts";

export type PublishedBefore = Pick<VersionHead, "versionId" | "version" | "effectiveAt" | "reach" | "corrects">;

export type CorrectionFacts = {
  readonly corrects: Corrects;
  readonly reach: Reach;
  /** Of the plan. */
  readonly versions: readonly PublishedBefore[];
  readonly now: Instant;
  /** In which the refusal names dates. */
  readonly zone: string;
};

/**
 * A correction is of what has happened: an interval that is over, within the time in which the version priced anybody, and that no other
 * correction of the plan has taken. Asked at the submission and again at the approval.
 */
export function refuseCorrection({ corrects, reach, versions, now, zone }: CorrectionFacts): Refusal | null {
  if (reach.kind !== "everyone") return { code: "INVALID_INPUT", path: "reach" };
  const corrected = versions.find(({ versionId }) => versionId === corrects.versionId);
  if (corrected === undefined) return { code: "NOT_FOUND", path: "corrects.version" };
  const { version } = corrected;
  if (corrected.corrects !== null || corrected.effectiveAt >= now) {
    return { code: "CORRECTION_OF_NOTHING", path: "corrects.version", params: { version } };
  }
  if (corrects.from >= corrects.to) return { code: "INVALID_INPUT", path: "corrects.to" };
  if (corrects.to > now) return { code: "CORRECTION_NOT_PAST", path: "corrects.to" };
  const end = endOf(corrected, versions);
  const isEarly = corrects.from < corrected.effectiveAt;
  if (isEarly || (end !== null && corrects.to > end)) {
    const params = { version, from: shown(corrected.effectiveAt, zone), to: end === null || end > now ? "now" : shown(end, zone) };
    return { code: "CORRECTION_OUTSIDE", path: isEarly ? "corrects.from" : "corrects.to", params };
  }
  const other = versions.find((each) => each.corrects !== null && corrects.from < each.corrects.to && each.corrects.from < corrects.to);
  if (!other?.corrects) return null;
  const params = { version: other.version, from: shown(other.corrects.from, zone), to: shown(other.corrects.to, zone) };
  return { code: "CORRECTION_OVERLAPS", path: "corrects.from", params };
}

/** "2026-10-03 00:00" */
function shown(instant: Instant, zone: string): string {
  return localTextOf(instant, zone).replace("T", " ");
}
