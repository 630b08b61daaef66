import { findAccountByNumber } from "#db/queries/accounts.ts";
import { lastEditorOf } from "#db/queries/definition-changes.ts";
import {
  findAccountCreditLimit,
  findUsageLimits,
  insertUsageLimits,
  lockAccountLimits,
  nameLimitTargets,
  updateAccountCreditLimit,
  updateUsageLimits,
} from "#db/queries/usage-limits.ts";
import { auditedLimits, creditLimitOf, decideSaveLimits } from "#lib/domain/account/decide-save-limits.ts";
import type { SaveLimitsInput } from "#lib/domain/account/limits-schema.ts";
import { canonicalLimits } from "#lib/domain/account/limits-view.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Sets what an account may use, and its credit limit, over the revision that was read. The next order obeys it. */
export async function saveAccountLimits(context: Context, input: SaveLimitsInput): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, revision, creditLimit: creditText, ...rules } = input;
  return idempotently(context, { action: "accountLimits.save", request: input }, async (tx) => {
    const account = await findAccountByNumber(tx, code);
    if (account === null) return refused({ code: "NOT_FOUND", path: "code" });
    await lockAccountLimits(tx, account);
    const stored = await findUsageLimits(tx, account);
    const before = { creditLimit: await findAccountCreditLimit(tx, account) };
    const wanted = { limits: canonicalLimits(rules), creditLimit: creditLimitOf(creditText) };
    const targets = rules.limits.flatMap((limit) => limit.for ?? []);
    const decided = decideSaveLimits({
      wanted,
      revision,
      stored: stored && { ...stored, ...before },
      known: new Set((await nameLimitTargets(tx, targets)).keys()),
      editor: await lastEditorOf(tx, "accountLimits", account.number),
      currency: account.currency,
    });
    if (!decided.ok) return decided;
    const { kind, revision: next } = decided.value;
    if (kind === "keep") return ok({ code, revision: next });
    if (kind === "create") await insertUsageLimits(tx, account, wanted.limits);
    else await updateUsageLimits(tx, account, { limits: wanted.limits, revision: next });
    if (wanted.creditLimit !== before.creditLimit) await updateAccountCreditLimit(tx, account, wanted.creditLimit);
    await writeAudit(tx, context, {
      action: `accountLimits.${kind}`,
      entity: "accountLimits",
      entityId: account.number,
      accountId: account.accountId,
      before: stored && auditedLimits({ limits: stored.limits, ...before }),
      after: auditedLimits(wanted),
    });
    return ok({ code, revision: next });
  });
}
