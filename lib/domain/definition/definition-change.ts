import type { Difference } from "../audit/differences.ts";

/** One entry of a definition's history. */
export type DefinitionChange = {
  readonly auditId: number;
  /** ISO text of the business instant. */
  readonly actedAt: string;
  readonly actorName: string;
  /** "timeModel.edit" */
  readonly action: string;
  readonly differences: readonly Difference[];
};

const ACTION_NAMES: Readonly<Record<string, string>> = {
  create: "Created",
  edit: "Edited",
  archive: "Archived",
  restore: "Restored",
  setEffective: "Set as effective",
  setNotEffective: "Set as not effective",
  terminate: "Terminated",
  openDraft: "Draft begun",
  saveDraft: "Draft saved",
  discardDraft: "Draft discarded",
  submit: "Submitted for review",
  withdraw: "Withdrawn from review",
  approve: "Approved",
  requestChanges: "Sent back with changes to make",
  assign: "Put on a price plan",
  release: "Taken off a price plan",
  moveProducts: "Products moved to it",
  rename: "Renamed",
};

export function changeInWords({ action }: Pick<DefinitionChange, "action">): string {
  const verb = action.split(".")[1] ?? action;
  return ACTION_NAMES[verb] ?? verb;
}
