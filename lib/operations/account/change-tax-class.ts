import { lockTaxClass, updateTaxClass } from "#db/queries/account-tax.ts";
import { decideTaxClass } from "#lib/domain/account/tax-class.ts";
import type { ChangeTaxClassInput } from "#lib/domain/account/tax-class-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { TaxClass } from "#lib/domain/subscription/subscriber.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Whether the account pays tax from the next rating on. What was rated stays as it is. */
export async function changeTaxClass(
  context: Context,
  input: ChangeTaxClassInput,
): Promise<Result<{ readonly taxClass: TaxClass }, Refusal>> {
  const { account, taxClass, seen, reason } = input;
  return idempotently(context, { action: "account.changeTaxClass", request: input }, async (tx) => {
    const stored = await lockTaxClass(tx, account);
    const decided = decideTaxClass({ wanted: taxClass, seen, stored: stored?.taxClass ?? null });
    if (!decided.ok) return decided;
    if (stored === null || decided.value === "keep") return ok({ taxClass });
    await updateTaxClass(tx, stored, taxClass);
    await writeAudit(tx, context, {
      action: "account.changeTaxClass",
      entity: "account",
      entityId: account,
      accountId: stored.accountId,
      before: { taxClass: stored.taxClass },
      after: { taxClass },
      reason,
    });
    return ok({ taxClass });
  });
}
