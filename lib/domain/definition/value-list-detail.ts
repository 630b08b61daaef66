import type { DefinitionChange } from "./definition-change.ts";
import type { ValueListView } from "./udr-type-view.ts";
import type { ListAttribute } from "./value-list-use.ts";

export type ValueListDetailView = ValueListView & {
  /** The choice attributes that take their values from it. */
  readonly attributes: readonly Pick<ListAttribute, "key" | "label" | "udrType">[];
  /** The values that something prices by, and what. */
  readonly uses: readonly { readonly value: string; readonly users: readonly string[] }[];
  /** UDRs that carry one of its values, counted no further than the bound. */
  readonly carryingUdrs: number;
  readonly history: readonly DefinitionChange[];
};
