import type { Instant } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Refusal } from "../refusal.ts";
import { instantOfLocalText } from "./local-instant.ts";
import type { Corrects, Effective, Reach, VersionHead } from "./price-plan.ts";
import type { SubmitDraftInput } from "./price-plan-actions-schema.ts";
import { type VersionLine, versionInForce, versionsPricingAt } from "./version-state.ts";

/** What is asked beside the prices themselves: from when, whom they reach, or which past they correct. */
export type Publication = { readonly effective: Effective; readonly reach: Reach; readonly corrects: Corrects | null };

/**
 * What the draft must differ from: of a correction the version that it replaces; else the one that it would take over from, which may
 * itself be scheduled, since going back to today's prices is a change. Where it reaches those from before as well, any version that
 * prices some of them: giving to all what only new ones have is a change, too.
 */
export function comparedVersions(
  line: VersionLine<VersionHead>,
  { reach, corrects }: Publication,
  liveAt: Instant,
): readonly VersionHead[] {
  if (corrects !== null) return line.versions.filter(({ versionId }) => versionId === corrects.versionId);
  if (reach.kind !== "newSubscriptions") return versionsPricingAt(line, liveAt);
  const before = versionInForce(line.versions, liveAt);
  return before === null ? [] : [before];
}

type Place = { readonly zone: string; readonly versions: readonly VersionHead[] };

/** As it was typed on the plan's wall clock, in instants. */
export function readPublication({ effective, reach, corrects }: SubmitDraftInput, place: Place): Result<Publication, Refusal> {
  const from = toEffective(effective, place.zone);
  if (!from.ok) return from;
  const whom = toReach(reach ?? { kind: "everyone" }, place.zone);
  if (!whom.ok) return whom;
  const past = corrects === undefined ? ok(null) : toCorrects(corrects, place);
  return past.ok ? ok({ effective: from.value, reach: whom.value, corrects: past.value }) : past;
}

export function toEffective(chosen: SubmitDraftInput["effective"], zone: string): Result<Effective, Refusal> {
  if (chosen.kind === "onApproval") return ok({ kind: "onApproval" });
  const at = instantOfLocalText(chosen.local, zone);
  return at === null ? refused({ code: "INVALID_INPUT", path: "effective.local" }) : ok({ kind: "at", at });
}

function toReach(chosen: NonNullable<SubmitDraftInput["reach"]>, zone: string): Result<Reach, Refusal> {
  if (chosen.kind !== "existingFrom") return ok({ kind: chosen.kind });
  const at = instantOfLocalText(chosen.local, zone);
  return at === null ? refused({ code: "INVALID_INPUT", path: "reach.local" }) : ok({ kind: "existingFrom", at });
}

function toCorrects(chosen: NonNullable<SubmitDraftInput["corrects"]>, { zone, versions }: Place): Result<Corrects, Refusal> {
  const from = instantOfLocalText(chosen.from, zone);
  const to = instantOfLocalText(chosen.to, zone);
  const corrected = versions.find(({ version }) => version === chosen.version);
  if (from === null || to === null) return refused({ code: "INVALID_INPUT", path: from === null ? "corrects.from" : "corrects.to" });
  return corrected ? ok({ versionId: corrected.versionId, from, to }) : refused({ code: "NOT_FOUND", path: "corrects.version" });
}
