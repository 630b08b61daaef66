import * as z from "zod";
import type { Instant } from "#lib/kernel/instant.ts";
import type { StoredDefinition } from "../definition/decide-save-definition.ts";
import type { DefinitionChange } from "../definition/definition-change.ts";
import { described } from "../definition/definition-schema.ts";
import type { Reference } from "../definition/reference.ts";

/** Account classifications and subscription types: a name that conditions and plans refer to by its code. */
export type GroupState = { readonly name: string };

export type NamedGroup = Reference & { readonly revision: number; readonly archivedAt: Instant | null };

export type AccountClassificationView = NamedGroup & {
  /** The plan of the whole group; null: the Global one. */
  readonly plan: Reference | null;
};

/** Counted no further than `MOST_COUNTED`. */
type BoundedCount = number;

export type AccountClassificationDetail = AccountClassificationView & {
  readonly accounts: BoundedCount;
  readonly catalogs: readonly Reference[];
  /** "Global price plan v2": price plans that have a discount for this group only. */
  readonly discounts: readonly string[];
  /** "the discount Gold v2": additive discounts for this group only. */
  readonly additiveDiscounts: readonly string[];
  readonly users: readonly string[];
  readonly history: readonly DefinitionChange[];
};

export type SubscriptionTypeDetail = NamedGroup & {
  readonly subscriptions: BoundedCount;
  readonly catalogs: readonly Reference[];
  readonly users: readonly string[];
  readonly history: readonly DefinitionChange[];
};

export const saveGroupInput = z.strictObject({ code: described.code, revision: described.revision, name: described.name });
export type SaveGroupInput = z.output<typeof saveGroupInput>;
export type SaveGroupForm = z.input<typeof saveGroupInput>;

export function storedGroup({ code, name, revision, archivedAt }: NamedGroup): StoredDefinition<GroupState> {
  return { code, revision, isArchived: archivedAt !== null, state: { name } };
}
