import { findAccountMatches } from "#db/queries/account-search.ts";
import { accountNumberOf, findProductCode, subscriptionNumberOf } from "#db/queries/udr-filter-facts.ts";
import { findUdrRow } from "#db/queries/udr-list.ts";
import type { Reader } from "#db/tx.ts";
import { seesWhole } from "#lib/domain/account/identifier.ts";
import { readSearchText, type SearchText } from "#lib/domain/account/search-text.ts";
import type { Actor } from "#lib/domain/people/actor.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { UdrSearchAnswer } from "#lib/domain/udr/udr-view.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";

/**
 * The criterion that a text in the search field becomes: a UDR's number, a product, an account, or the subscription of a telephone, SIM
 * or device. Its number stands for it in the address, so nothing personal ever does. Null: nothing, or more than one account.
 */
export async function findUdrCriterion(
  { database, actor }: Context,
  { text }: { readonly text: string },
): Promise<Result<UdrSearchAnswer, Refusal>> {
  const read = readSearchText(text);
  if (read.udrId !== null && (await findUdrRow(database, read.udrId)) !== null) {
    return ok({ criterion: "number", value: String(read.udrId) });
  }
  const product = await findProductCode(database, text);
  if (product !== null) return ok({ criterion: "product", value: product });
  return ok(await findOwner(database, actor, read));
}

async function findOwner(reader: Reader, actor: Actor, read: SearchText): Promise<UdrSearchAnswer> {
  const [match, other] = await findAccountMatches(reader, read, { limit: 2, byBeginning: seesWhole(actor) });
  if (match === undefined || (match.subscriptionId === null && other !== undefined)) return null;
  if (match.subscriptionId === null) return { criterion: "account", value: await accountNumberOf(reader, match) };
  return { criterion: "subscription", value: await subscriptionNumberOf(reader, match.subscriptionId) };
}
