import { findInstallation } from "#db/queries/installation.ts";
import { lockServiceAccount, setServiceKeyHash } from "#db/queries/service-accounts.ts";
import { newServiceKey, serviceKeyId } from "#lib/auth/service-key.ts";
import { config } from "#lib/config.ts";
import { decideRenewServiceKey } from "#lib/domain/people/decide-service-account.ts";
import type { IssuedKey } from "#lib/domain/people/people-views.ts";
import type { RenewServiceKeyInput } from "#lib/domain/people/service-account-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { present } from "#lib/kernel/assert.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { issuedOnce } from "../issued-once.ts";
import { writeAudit } from "../write-audit.ts";

/** Gives the program a new key. The one before it opens nothing from this moment. */
export async function renewServiceKey(context: Context, input: RenewServiceKeyInput): Promise<Result<IssuedKey, Refusal>> {
  const { code, keyId: before } = input;
  return issuedOnce(context, { action: "serviceAccount.renewKey", request: input }, async (tx, issue) => {
    const row = await lockServiceAccount(tx, code);
    const account = row && { name: row.name, keyId: serviceKeyId(row.keyHash), isRevoked: row.revokedAt !== null, isDemo: row.isDemo };
    const isDemoHere = config().demo && ((await findInstallation(tx))?.isDemo ?? false);
    const decided = decideRenewServiceKey({ account, keyId: before, isDemoHere });
    if (!decided.ok) return decided;
    const { keyHash, keyId } = issue(newServiceKey());
    await setServiceKeyHash(tx, present(row, `service account ${code}`).serviceAccountId, keyHash);
    const change = { before: { keyId: before }, after: { keyId } };
    await writeAudit(tx, context, { action: "serviceAccount.renewKey", entity: "serviceAccount", entityId: code, ...change });
    return ok({ code, name: decided.value.name, keyId });
  });
}
