import { type Result, refused } from "#lib/kernel/result.ts";
import { type DefinitionSave, decideSaveDefinition, type SavedDefinition } from "../definition/decide-save-definition.ts";
import { countInWords } from "../definition/unit-view.ts";
import type { Refusal } from "../refusal.ts";
import type { ProductTypeState } from "./product-type-state.ts";

export type ProductTypeSave = DefinitionSave<ProductTypeState> & {
  /** The codes of the UDR types in use. */
  readonly offeredUdrTypes: ReadonlySet<string>;
  /** Billable or creditable UDRs of its products that wait to be rated as a UDR type taken away; counted no further than the bound. */
  readonly unratedUdrs: number;
};

/**
 * A UDR type is taken away as it is deleted (R10): not while posted, billable or creditable UDRs of its products wait to be
 * rated as it. What was rated keeps it and goes on being readable (R11); an Adjust of that offers the types there are now.
 */
export function decideSaveProductType({ offeredUdrTypes, unratedUdrs, ...save }: ProductTypeSave): Result<SavedDefinition, Refusal> {
  const decided = decideSaveDefinition(save);
  if (!decided.ok || decided.value.kind === "keep") return decided;
  const had = save.stored?.state.udrTypes ?? [];
  const unknown = save.state.udrTypes.find((code) => !had.includes(code) && !offeredUdrTypes.has(code));
  if (unknown !== undefined) {
    return refused({ code: "DEFINITION_INVALID", path: "udrTypes", params: { problem: `No UDR type in use has the code ${unknown}.` } });
  }
  if (unratedUdrs === 0) return decided;
  return refused({ code: "UDRS_UNRATED", path: "udrTypes", params: { count: countInWords(unratedUdrs), what: save.state.name } });
}

/** The UDR types that it has and would have no more. */
export function takenAway(before: ProductTypeState | null, after: ProductTypeState): readonly string[] {
  return (before?.udrTypes ?? []).filter((code) => !after.udrTypes.includes(code));
}
