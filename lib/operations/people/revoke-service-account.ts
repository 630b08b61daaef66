import { lockServiceAccount, revokeServiceAccount as storeRevocation } from "#db/queries/service-accounts.ts";
import { serviceKeyId } from "#lib/auth/service-key.ts";
import { decideStanding } from "#lib/domain/people/decide-service-account.ts";
import type { RevokeServiceAccountInput } from "#lib/domain/people/service-account-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { present } from "#lib/kernel/assert.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Ends a program's access with its next request, and for good. What it did stays. */
export async function revokeServiceAccount(
  context: Context,
  input: RevokeServiceAccountInput,
): Promise<Result<{ readonly code: string }, Refusal>> {
  const { code, keyId, reason } = input;
  return idempotently(context, { action: "serviceAccount.revoke", request: input }, async (tx) => {
    const row = await lockServiceAccount(tx, code);
    const account = row && { name: row.name, keyId: serviceKeyId(row.keyHash), isRevoked: row.revokedAt !== null, isDemo: row.isDemo };
    const decided = decideStanding(account, keyId);
    if (!decided.ok) return decided;
    await storeRevocation(tx, present(row, `service account ${code}`).serviceAccountId, context.now);
    const change = { before: { isRevoked: false }, after: { isRevoked: true }, reason };
    await writeAudit(tx, context, { action: "serviceAccount.revoke", entity: "serviceAccount", entityId: code, ...change });
    return ok({ code });
  });
}
