import type { Instant } from "#lib/kernel/instant.ts";
import type { StoredDefinition } from "../definition/decide-save-definition.ts";
import type { PricePlan } from "./price-plan.ts";

/** A plan as its editor needs it: whether it was put away, and at which revision of its name. */
export type StoredPlan = PricePlan & {
  readonly archivedAt: Instant | null;
  /** Counts the edits of name and description, archivings and restorings; prices have their versions. */
  readonly revision: number;
};

export type PlanNames = { readonly name: string; readonly description: string | null };

/** The plan as every other definition is decided about. */
export function storedDefinition({ code, name, description, archivedAt, revision }: StoredPlan): StoredDefinition<PlanNames> {
  return { code, revision, isArchived: archivedAt !== null, state: { name, description } };
}
