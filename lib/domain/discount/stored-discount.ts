import type { StoredDefinition } from "../definition/decide-save-definition.ts";
import type { AdditiveDiscount } from "./additive-discount.ts";

export type DiscountState = { readonly name: string; readonly description: string };

/** The line as it is held against other writers. */
export function storedDiscount({ code, name, description, revision, archivedAt }: AdditiveDiscount): StoredDefinition<DiscountState> {
  return { code, revision, isArchived: archivedAt !== null, state: { name, description: description ?? "" } };
}
