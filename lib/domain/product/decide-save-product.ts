import type { Instant } from "#lib/kernel/instant.ts";
import { type Result, refused } from "#lib/kernel/result.ts";
import { decideSaveDefinition, type SavedDefinition } from "../definition/decide-save-definition.ts";
import { countInWords } from "../definition/unit-view.ts";
import type { Refusal } from "../refusal.ts";
import { type ProductContent, productState, type StoredProduct, storedProductDefinition } from "./product-content.ts";
import { type SharedSteps, taxProblem } from "./tax-rate-rules.ts";

export type ProductSave = {
  readonly code: string;
  readonly revision: number | null;
  readonly content: ProductContent;
  readonly stored: StoredProduct | null;
  /** Who changed it last. */
  readonly editor: string | null;
  /** The codes of the types, families and shared tax rates in use. */
  readonly offered: {
    readonly types: ReadonlySet<string>;
    readonly families: ReadonlySet<string>;
    readonly taxRates: ReadonlySet<string>;
    /** Of archived ones too. */
    readonly taxSteps: SharedSteps;
  };
  /** UDRs of it that wait to be rated as a type that its product type has not; counted no further than the bound. */
  readonly unratedUdrs: number;
  readonly now: Instant;
};

/** The first reason why the product may not be saved like this. Two films may have one name; a code is one product's. */
export function decideSaveProduct(save: ProductSave): Result<SavedDefinition, Refusal> {
  const { code, revision, content, stored, editor } = save;
  const decided = decideSaveDefinition({
    code,
    revision,
    state: productState(content),
    stored: stored && storedProductDefinition(stored),
    namesake: null,
    editor,
  });
  if (!decided.ok || decided.value.kind === "keep") return decided;
  const refusal = partsRefusal(save) ?? taxRefusal(save) ?? unratedRefusal(save);
  return refusal === null ? decided : refused(refusal);
}

/** What it has already it may keep; anything new must be on offer. */
function partsRefusal({ content: { type, family, taxRate }, stored, offered }: ProductSave): Refusal | null {
  if (type !== stored?.content.type && !offered.types.has(type)) return missing("type", `No product type in use has the code ${type}.`);
  if (family !== null && family !== stored?.content.family && !offered.families.has(family)) {
    return missing("family", `No product family in use has the code ${family}.`);
  }
  if (taxRate === null || taxRate === stored?.content.taxRate || offered.taxRates.has(taxRate)) return null;
  return missing("taxRate", `No tax rate in use has the code ${taxRate}.`);
}

function missing(path: string, problem: string): Refusal {
  return { code: "DEFINITION_INVALID", path, params: { problem } };
}

function taxRefusal({ content, stored, offered, now }: ProductSave): Refusal | null {
  const problem = taxProblem({ before: stored?.content ?? null, after: content, shared: offered.taxSteps, now });
  if (problem === null) return null;
  const code = problem.kind === "missing" ? "DEFINITION_INVALID" : "TAX_RATE_IN_FORCE";
  return { code, path: content.taxRate === null ? "taxRates" : "taxRate", params: { problem: problem.message } };
}

function unratedRefusal({ content, stored, unratedUdrs }: ProductSave): Refusal | null {
  if (stored === null || unratedUdrs === 0) return null;
  return { code: "UDRS_UNRATED", path: "type", params: { count: countInWords(unratedUdrs), what: content.name } };
}
