import type { Instant } from "#lib/kernel/instant.ts";
import { type ConditionDefinition, zoneDefinition } from "../price-plan/zone-schema.ts";
import type { DefinitionChange } from "./definition-change.ts";
import type { Reference } from "./reference.ts";
import type { ZoneAttribute } from "./usage-zone-attributes.ts";
import type { ZoneCopy } from "./usage-zone-copies.ts";
import type { ZoneUse } from "./usage-zone-use.ts";

/** Conditions on metadata, all of which must hold: stored as the pricing document writes them. */
export const usageZoneConditions = zoneDefinition.shape.all;

export type UsageZoneView = Reference & {
  readonly description: string | null;
  readonly conditions: readonly ConditionDefinition[];
  readonly revision: number;
  /** Archived definitions stay readable and are offered nowhere. */
  readonly archivedAt: Instant | null;
};

export type UsageZoneDetailView = UsageZoneView & {
  /** The attributes that UDR types declare, for the words of its conditions. */
  readonly attributes: readonly ZoneAttribute[];
  /** What keeps it from doing what was meant: it can never match, or a plan could not take it over. */
  readonly notes: readonly string[];
  readonly uses: readonly ZoneUse[];
  /** "the discount Gold v2": additive discounts that hold only in it. */
  readonly discounts: readonly string[];
  /** Published versions that hold a copy which says something else. */
  readonly olderCopies: readonly ZoneCopy[];
  readonly history: readonly DefinitionChange[];
};
