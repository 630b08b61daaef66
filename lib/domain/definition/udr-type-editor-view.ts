import type { Reference } from "./reference.ts";
import type { Channel, LookUpUse, UdrTypeView, ValueListView } from "./udr-type-view.ts";

export type ChoiceList = Pick<ValueListView, "code" | "name" | "items">;

/** What a UDR type can be made of. */
export type UdrTypeChoices = {
  readonly units: readonly Reference[];
  readonly sources: readonly (Reference & { readonly channel: Channel })[];
  readonly valueLists: readonly ChoiceList[];
  readonly lookUpTables: readonly LookUpUse["table"][];
};

export type UdrTypeEditorView = {
  readonly udrType: UdrTypeView;
  readonly choices: UdrTypeChoices;
  /** UDRs recorded of the type, counted no further than the bound. */
  readonly recordedUdrs: number;
  /** By key, UDRs that carry the attribute, counted no further than the bound. */
  readonly carryingUdrs: Readonly<Record<string, number>>;
};
