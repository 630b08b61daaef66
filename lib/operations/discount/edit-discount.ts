import { lastEditorOf, lockDefinitions } from "#db/queries/definition-changes.ts";
import { findDiscountNamed, lockDiscount, updateDiscount } from "#db/queries/discounts.ts";
import { decideSaveDefinition } from "#lib/domain/definition/decide-save-definition.ts";
import type { DiscountAtRevision, EditDiscountInput } from "#lib/domain/discount/discount-actions-schema.ts";
import { storedDiscount } from "#lib/domain/discount/stored-discount.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** What people call it and what it is for. What it takes is in its versions. */
export async function editDiscount(context: Context, input: EditDiscountInput): Promise<Result<DiscountAtRevision, Refusal>> {
  const { code, revision, name, description } = input;
  const state = { name, description: description ?? "" };
  return idempotently(context, { action: "discount.edit", request: input }, async (tx) => {
    await lockDefinitions(tx, "additiveDiscount");
    const found = await lockDiscount(tx, code);
    const stored = found && storedDiscount(found);
    const decided = decideSaveDefinition({
      code,
      revision,
      state,
      stored,
      namesake: await findDiscountNamed(tx, name),
      editor: await lastEditorOf(tx, "additiveDiscount", code),
    });
    if (!decided.ok) return decided;
    const { kind, revision: next } = decided.value;
    if (kind === "keep") return ok({ code, revision: next });
    await updateDiscount(tx, code, { name, description, revision: next });
    const change = { before: stored?.state ?? null, after: state };
    await writeAudit(tx, context, { action: "discount.edit", entity: "additiveDiscount", entityId: code, ...change });
    return ok({ code, revision: next });
  });
}
