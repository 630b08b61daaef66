import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import type { ApprovalRequest, Corrects, Effective, PricePlan, Reach, VersionHead } from "./price-plan.ts";
import type {
  CorrectableVersion,
  OwnDefinitions,
  PlanHeadView,
  RatingSurroundings,
  ReviewVerdict,
  VersionMark,
} from "./price-plan-view.ts";
import type { CorrectsView, PricingVersion, ReachView, VersionAudienceView } from "./reach-view.ts";
import { audienceOf, endOf, type VersionAudience, type VersionLine, versionsPricingAt } from "./version-state.ts";

export function toPlanHeadView({ pricePlanId, code, name, description, kind, currency }: PricePlan): PlanHeadView {
  return { pricePlanId, code, name, description, kind, currency };
}

export function toVersionMark({ version, effectiveAt }: Pick<VersionHead, "version" | "effectiveAt">): VersionMark {
  return { version, effectiveAt: instantToString(effectiveAt) };
}

export function effectiveText(effective: Effective): string | null {
  return effective.kind === "at" ? instantToString(effective.at) : null;
}

export function toReachView(reach: Reach): ReachView {
  return reach.kind === "existingFrom" ? { kind: reach.kind, at: instantToString(reach.at) } : { kind: reach.kind };
}

type Numbered = Pick<VersionHead, "versionId" | "version">;

/** By the number that people call the version by. */
export function toCorrectsView(corrects: Corrects | null, versions: readonly Numbered[]): CorrectsView | null {
  const corrected = corrects && versions.find(({ versionId }) => versionId === corrects.versionId);
  return corrected ? { version: corrected.version, from: instantToString(corrects.from), to: instantToString(corrects.to) } : null;
}

export function toAudienceView({ begunFrom, begunBefore, joins, isLeaving }: VersionAudience): VersionAudienceView {
  return {
    begunFrom: instantTextOrNull(begunFrom),
    begunBefore: instantTextOrNull(begunBefore),
    joins: joins?.kind === "at" ? { kind: "at", at: instantToString(joins.at) } : joins,
    isLeaving,
  };
}

/** The versions that price anybody now, the newest first, and whom each. */
export function toPricingVersions(line: VersionLine<VersionHead>, now: Instant): readonly PricingVersion[] {
  return versionsPricingAt(line, now).flatMap((version) => {
    const audience = audienceOf(version, line, now);
    return audience === null ? [] : [{ version: version.version, audience: toAudienceView(audience) }];
  });
}

/** The versions that have priced usage, the newest first, and when. */
export function correctableVersions(versions: readonly VersionHead[], now: Instant): readonly CorrectableVersion[] {
  const past = versions.filter(({ corrects, effectiveAt }) => corrects === null && effectiveAt < now);
  return past
    .toSorted((one, other) => other.effectiveAt - one.effectiveAt)
    .map((version) => {
      const end = endOf(version, versions);
      const { version: number, effectiveAt } = version;
      return { version: number, from: instantToString(effectiveAt), to: end !== null && end <= now ? instantToString(end) : null };
    });
}

/** Whom it reaches and what it corrects, as the audit trail keeps them. */
export function publicationFacts(reach: Reach, corrects: CorrectsView | null): Readonly<Record<string, string | number>> {
  if (corrects !== null) return { corrects: corrects.version, correctsFrom: corrects.from, correctsTo: corrects.to };
  return reach.kind === "existingFrom" ? { reach: reach.kind, existingFrom: instantToString(reach.at) } : { reach: reach.kind };
}

/** The surroundings in which a published version prices: with the time models and zones that it was published with. */
export function publishedSurroundings({ definitions, names }: RatingSurroundings, own: Partial<OwnDefinitions>): RatingSurroundings {
  return { definitions: { ...definitions, definitions: { ...definitions.definitions, ...own } }, names };
}

export function instantTextOrNull(instant: Instant | null): string | null {
  return instant === null ? null : instantToString(instant);
}

/** Somebody whose name is not known any more still acted. */
export function nameOf(names: ReadonlyMap<number, string>, userId: number): string {
  return names.get(userId) ?? `User ${userId}`;
}

export function toVerdict({ decided }: Pick<ApprovalRequest, "decided">, names: ReadonlyMap<number, string>): ReviewVerdict | null {
  if (decided === null) return null;
  return { decision: decided.decision, by: nameOf(names, decided.by), at: instantToString(decided.at), note: decided.note };
}
