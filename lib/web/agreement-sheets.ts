import "server-only";
import { saveAgreementInput } from "#lib/domain/agreement/agreement-actions-schema.ts";
import { AGREEMENT_SHEET, agreementMembers, agreementToSave } from "#lib/domain/sheet/agreement-sheet.ts";
import { ok, refused } from "#lib/kernel/result.ts";
import { findAgreementTerms } from "#lib/operations/agreement/find-agreement-terms.ts";
import { saveAgreementDraft } from "#lib/operations/agreement/save-agreement-draft.ts";
import type { SheetTarget } from "#lib/operations/definition/import-sheet.ts";
import { parseInput } from "./parse-input.ts";

/** Agreements as drafts, each saved as the form saves one. */
export const AGREEMENT_TARGET: SheetTarget = {
  kind: AGREEMENT_SHEET,
  entity: "pricingAgreement",
  find: async (context, number) => {
    const terms = await findAgreementTerms(context, number);
    return terms?.document ? { revision: terms.revision, members: agreementMembers(terms.document) } : null;
  },
  save: async (context, { code: number, revision, members }) => {
    const terms = await findAgreementTerms(context, number);
    if (terms === null) return refused({ code: "NOT_FOUND", path: "account" });
    const parsed = parseInput(saveAgreementInput, { account: number, revision, document: agreementToSave(members, terms.account) });
    if (!parsed.ok) return { ...parsed, issues: parsed.issues.map(inSheet) };
    const saved = await saveAgreementDraft(context, parsed.value);
    return saved.ok ? ok({ revision: saved.value.revision }) : saved;
  },
};

/** "document.committed.sims" is the column "sims". */
function inSheet({ path, message }: { readonly path: string; readonly message: string }) {
  return { path: path.replace(/^document\./, "").replace(/^committed\./, ""), message };
}
