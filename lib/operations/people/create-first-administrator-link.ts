import { randomBytes } from "node:crypto";
import { closeFirstAdministratorLinks, hasAdministrator, insertFirstAdministratorLink } from "#db/queries/people.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { type Instant, plusMillis } from "#lib/kernel/instant.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { hashLinkToken } from "../hash-link-token.ts";
import { inTransaction } from "../in-transaction.ts";

const LINK_LIFE_MILLIS = 24 * 60 * 60_000;
const TOKEN_BYTES = 32;

export type FirstAdministratorLink = { readonly token: string; readonly expiresAt: Instant };

/** A fresh one-time token while there is no administrator, else null. The links before it stop working. */
export async function createFirstAdministratorLink(context: Context): Promise<Result<FirstAdministratorLink | null, Refusal>> {
  const { now } = context;
  return inTransaction(context, async (tx) => {
    if (await hasAdministrator(tx)) return ok(null);
    const token = randomBytes(TOKEN_BYTES).toString("base64url");
    const expiresAt = plusMillis(now, LINK_LIFE_MILLIS);
    await closeFirstAdministratorLinks(tx, now);
    await insertFirstAdministratorLink(tx, { tokenHash: hashLinkToken(token), expiresAt });
    return ok({ token, expiresAt });
  });
}
