import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import type { ApprovalRequest, Effective, PricePlan, VersionHead } from "./price-plan.ts";
import type { OwnDefinitions, PlanHeadView, RatingSurroundings, ReviewVerdict, VersionMark } from "./price-plan-view.ts";

export function toPlanHeadView({ pricePlanId, code, name, description, kind, currency }: PricePlan): PlanHeadView {
  return { pricePlanId, code, name, description, kind, currency };
}

export function toVersionMark({ version, effectiveAt }: Pick<VersionHead, "version" | "effectiveAt">): VersionMark {
  return { version, effectiveAt: instantToString(effectiveAt) };
}

export function effectiveText(effective: Effective): string | null {
  return effective.kind === "at" ? instantToString(effective.at) : null;
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

export function toVerdict({ decided }: ApprovalRequest, names: ReadonlyMap<number, string>): ReviewVerdict | null {
  if (decided === null) return null;
  return { decision: decided.decision, by: nameOf(names, decided.by), at: instantToString(decided.at), note: decided.note };
}
