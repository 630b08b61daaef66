import type { Zone } from "#lib/rating/rate-book.ts";
import { zoneContent } from "../price-plan/definition-words.ts";
import type { Definitions } from "../price-plan/definitions.ts";
import { publishedDefinitions } from "../price-plan/published-definitions.ts";
import { resolveZone } from "../price-plan/resolve-rate-book.ts";
import type { ConditionDefinition } from "../price-plan/zone-schema.ts";
import type { PlanUse } from "./plan-use.ts";
import { checkConditions } from "./usage-zone-check.ts";

/** The zone as a published version took it over. */
export type PublishedZone = Pick<PlanUse, "plan" | "standing"> & { readonly version: number; readonly zone: Zone };

export type ZoneCopy = Omit<PublishedZone, "zone"> & { readonly conditions: readonly ConditionDefinition[] };

const CODE = "zone";

/**
 * The copies that hold for other usage than the zone does now: it was edited since, or a value list that it looks at was. In
 * the words of a document.
 */
export function olderCopies(
  conditions: readonly ConditionDefinition[],
  published: readonly PublishedZone[],
  definitions: Definitions,
): readonly ZoneCopy[] {
  // What no plan could take over differs from everything that some plan did.
  const isSound = checkConditions(conditions, definitions).length === 0;
  const now = isSound ? zoneContent(resolveZone({ all: [...conditions] }, definitions)) : null;
  return published
    .filter(({ zone }) => zoneContent(zone) !== now)
    .map(({ zone, ...copy }) => {
      const { zones } = publishedDefinitions({ timeModels: {}, zones: { [CODE]: zone } }, { ...definitions, zones: {} });
      return { ...copy, conditions: zones[CODE]?.all ?? [] };
    });
}
