import { nextId } from "#db/ids.ts";
import { findInstallation } from "#db/queries/installation.ts";
import { holdSourceOfProgram, insertServiceAccount, lockServiceAccount } from "#db/queries/service-accounts.ts";
import { newServiceKey } from "#lib/auth/service-key.ts";
import { decideCreateServiceAccount } from "#lib/domain/people/decide-service-account.ts";
import type { IssuedKey } from "#lib/domain/people/people-views.ts";
import type { CreateServiceAccountInput } from "#lib/domain/people/service-account-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { issuedOnce } from "../issued-once.ts";
import { writeAudit } from "../write-audit.ts";

/** A program with a key of its own. What is made in a demo, whose passwords everybody knows, opens only where the demo exists. */
export async function createServiceAccount(context: Context, input: CreateServiceAccountInput): Promise<Result<IssuedKey, Refusal>> {
  const { code, name, role, sourceCode } = input;
  const serviceAccountId = await nextId(context.database, "serviceAccount");
  return issuedOnce(context, { action: "serviceAccount.create", request: input }, async (tx, issue) => {
    const source = sourceCode === null ? null : await holdSourceOfProgram(tx, sourceCode);
    const decided = decideCreateServiceAccount({ namesake: await lockServiceAccount(tx, code), asked: sourceCode, source });
    if (!decided.ok) return decided;
    const { keyHash, keyId } = issue(newServiceKey());
    const isDemo = (await findInstallation(tx))?.isDemo ?? false;
    const inserted = await insertServiceAccount(tx, { serviceAccountId, code, name, role, sourceCode, keyHash, isDemo });
    // Somebody took the code between the question and the answer.
    if (!inserted)
      return refused({ code: "CODE_TAKEN", path: "code", params: { code, name: (await lockServiceAccount(tx, code))?.name ?? code } });
    const after = { name, role, sourceCode, keyId, isDemo };
    await writeAudit(tx, context, { action: "serviceAccount.create", entity: "serviceAccount", entityId: code, after });
    return ok({ code, name, keyId });
  });
}
