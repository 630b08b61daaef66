import { listAccountHeads, listClassifications } from "#db/queries/accounts.ts";
import type { AccountListInput } from "#lib/domain/account/account-schema.ts";
import type { AccountList } from "#lib/domain/account/account-view.ts";
import { accountRows } from "../account-rows.ts";
import type { Context } from "../context.ts";

const PAGE = 50;

/** Accounts by number, page after page. */
export async function listAccounts({ database }: Context, { classification, payment, after }: AccountListInput): Promise<AccountList> {
  const filter = { classification: classification ?? null, payment: payment ?? null, after: after ?? null, limit: PAGE + 1 };
  const heads = await listAccountHeads(database, filter);
  const rows = await accountRows(database, heads.slice(0, PAGE));
  return {
    rows,
    nextAfter: heads.length > PAGE ? (rows.at(-1)?.number ?? null) : null,
    classifications: await listClassifications(database),
  };
}
