import { nextId } from "#db/ids.ts";
import { lockDefinitions } from "#db/queries/definition-changes.ts";
import { findDiscount, findDiscountNamed } from "#db/queries/discounts.ts";
import type { CreateDiscountInput } from "#lib/domain/discount/discount-actions-schema.ts";
import { discountHash } from "#lib/domain/discount/discount-document.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { insertDiscountWithDraft } from "../store-discount-draft.ts";

/** With the revision of its draft. */
export type DiscountCreated = { readonly code: string; readonly draftId: number; readonly revision: number };

/** Makes a discount with its first draft, both or neither. It takes nothing from any price before a second person has approved it. */
export async function createDiscount(context: Context, input: CreateDiscountInput): Promise<Result<DiscountCreated, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  const { code, name, description, application, document } = input;
  if (document.code !== code) return refused({ code: "DOCUMENT_INVALID", path: "document.code" });
  if (document.application !== application) return refused({ code: "DOCUMENT_INVALID", path: "document.application" });
  const discountId = await nextId(context.database, "additiveDiscount");
  const draftId = await nextId(context.database, "additiveDiscountDraft");
  const documentHash = await discountHash(document);
  const request = { code, name, description, application, documentHash };
  return idempotently(context, { action: "discount.create", request }, async (tx) => {
    await lockDefinitions(tx, "additiveDiscount");
    const taken = await findDiscount(tx, code);
    if (taken !== null) return refused({ code: "CODE_TAKEN", path: "code", params: { code, name: taken.name } });
    const namesake = await findDiscountNamed(tx, name);
    if (namesake !== null) return refused({ code: "NAME_TAKEN", path: "name", params: namesake });
    const line = { discountId, draftId, code, name, description, application };
    await insertDiscountWithDraft(tx, context, { ...line, document, documentHash, editor: user.value });
    return ok({ code, draftId, revision: 1 });
  });
}
