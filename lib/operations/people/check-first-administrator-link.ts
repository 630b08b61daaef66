import { isFirstAdministratorLinkOpen } from "#db/queries/people.ts";
import { withTransaction } from "#db/tx.ts";
import type { Context } from "../context.ts";
import { hashLinkToken } from "../hash-link-token.ts";

/** Whether the form may be shown. Using the link asks again, in the transaction that uses it. */
export async function checkFirstAdministratorLink({ database, now }: Context, token: string): Promise<boolean> {
  return withTransaction(database, (tx) => isFirstAdministratorLinkOpen(tx, hashLinkToken(token), now));
}
