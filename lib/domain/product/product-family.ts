import type { StoredDefinition } from "../definition/decide-save-definition.ts";
import { codeProblem, nameProblem } from "../definition/definition-texts.ts";
import type { DraftProblem } from "../definition/time-model-draft.ts";
import type { ProductFamilyView } from "./product-view.ts";

/** A family as it is typed. */
export type ProductFamilyDraft = { readonly code: string; readonly name: string };

export const NEW_PRODUCT_FAMILY_DRAFT: ProductFamilyDraft = { code: "", name: "" };

export function productFamilyProblems({ code, name }: ProductFamilyDraft): readonly DraftProblem[] {
  const texts = [
    { field: "name", message: nameProblem(name) },
    { field: "code", message: codeProblem(code) },
  ];
  return texts.flatMap(({ field, message }) => (message === null ? [] : [{ field, message }]));
}

export function storedProductFamily({ code, name, revision, archivedAt }: ProductFamilyView): StoredDefinition<{ readonly name: string }> {
  return { code, revision, isArchived: archivedAt !== null, state: { name } };
}
