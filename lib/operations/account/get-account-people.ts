import { listCostCentres, listHeldSubscriptions, listPeople } from "#db/queries/account-people.ts";
import { findAccountByNumber } from "#db/queries/accounts.ts";
import type { AccountPeople } from "#lib/domain/account/account-people.ts";
import type { Context } from "../context.ts";

/** Whom an account's subscriptions can be assigned to, and who holds each of them now. */
export async function getAccountPeople({ database }: Context, number: string): Promise<AccountPeople | null> {
  const key = await findAccountByNumber(database, number);
  if (key === null) return null;
  return {
    people: await listPeople(database, key),
    costCentres: await listCostCentres(database, key),
    subscriptions: await listHeldSubscriptions(database, key),
  };
}
