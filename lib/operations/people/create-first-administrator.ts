import { nextId } from "#db/ids.ts";
import { insertInstallationOnce } from "#db/queries/installation.ts";
import { hasAdministrator, insertUser, isFirstAdministratorLinkOpen, takeFirstAdministratorLink } from "#db/queries/people.ts";
import { withTransaction } from "#db/tx.ts";
import { hashPassword } from "#lib/auth/password.ts";
import type { FirstAdministratorInput } from "#lib/domain/people/first-administrator-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { hashLinkToken } from "../hash-link-token.ts";
import { inTransaction } from "../in-transaction.ts";
import { writeAudit } from "../write-audit.ts";

/** Names the installation and makes its first administrator. The link is spent with it, and never works again. */
export async function createFirstAdministrator(
  context: Context,
  input: FirstAdministratorInput,
): Promise<Result<{ userId: number }, Refusal>> {
  const { database, now } = context;
  const tokenHash = hashLinkToken(input.token);
  // Asked before the password is hashed, or anybody could keep the server hashing.
  const isOpen = await withTransaction(database, (tx) => isFirstAdministratorLinkOpen(tx, tokenHash, now));
  if (!isOpen) return refused({ code: "LINK_EXPIRED" });
  const passwordHash = await hashPassword(input.password);
  const userId = await nextId(database, "appUser");
  return inTransaction(context, async (tx) => {
    const isTaken = await takeFirstAdministratorLink(tx, tokenHash, now);
    if (!isTaken || (await hasAdministrator(tx))) return refused({ code: "LINK_EXPIRED" });
    const { name, email, provider, timeZone, currency } = input;
    await insertInstallationOnce(tx, { name: provider, timeZone, currency, clockOffsetMillis: 0, isDemo: false });
    await insertUser(tx, { userId, name, email, role: "administrator", passwordHash, disabledAt: null });
    await writeAudit(tx, context, { action: "user.createFirst", entity: "user", entityId: userId, after: { role: "administrator" } });
    return ok({ userId });
  });
}
