import { findAccountMatches } from "#db/queries/account-search.ts";
import { findAccountHeads } from "#db/queries/accounts.ts";
import { findOfferMatches } from "#db/queries/offer-search.ts";
import type { FindInput } from "#lib/domain/account/account-schema.ts";
import { seesWhole } from "#lib/domain/account/identifier.ts";
import { readSearchText, type SearchText } from "#lib/domain/account/search-text.ts";
import { can, type Role } from "#lib/domain/people/permissions.ts";
import { accountAddress, type ConsoleHits, NOTHING_FOUND } from "#lib/domain/search/console-hits.ts";
import { OFFER_KINDS, offerKindsFor } from "#lib/domain/search/offer-kinds.ts";
import type { Context } from "../context.ts";
import { foundBy, subscriptionNumber } from "../found-by.ts";
import { documentHits, personHits, udrHits } from "../found-records.ts";

const MOST = 8;
const MOST_OF_A_KIND = 4;
/** The last rank of `findOfferMatches` at which what was typed begins a word. */
const LAST_SURE_RANK = 2;
/** Of fewer letters too many names have them somewhere inside. */
const SHORTEST_INSIDE = 3;

/** Records for the palette, of what the actor's role may see; what it may not see is not even looked for. */
export async function searchConsole(context: Context, { q }: FindInput): Promise<ConsoleHits> {
  const text = readSearchText(q);
  const { actor, database } = context;
  if (actor.kind === "system") return NOTHING_FOUND;
  const { role } = actor;
  return {
    ...(can(role, "account.read") ? await accountHits(context, text) : { accounts: [], hasMoreAccounts: false }),
    people: can(role, "account.read") ? await personHits(database, text, MOST_OF_A_KIND) : [],
    udrs: can(role, "udr.read") ? await udrHits(database, { text, role, limit: MOST_OF_A_KIND }) : [],
    documents: await documentHits(database, { text, role, limit: MOST_OF_A_KIND }),
    offers: await offerHits(context, { q, role }),
  };
}

async function accountHits({ database, actor }: Context, text: SearchText): Promise<Pick<ConsoleHits, "accounts" | "hasMoreAccounts">> {
  const matches = await findAccountMatches(database, text, { limit: MOST + 1, byBeginning: seesWhole(actor) });
  const heads = await findAccountHeads(database, matches.slice(0, MOST));
  const accounts = heads.map(({ accountId, number, name, classification }) => {
    const match = matches.find((one) => one.accountId === accountId);
    const detail = [classification.name, match ? foundBy(match, actor) : null].filter((part) => part !== null).join(" · ");
    return { number, name, href: accountAddress(number, match ? subscriptionNumber(match) : null), detail };
  });
  return { accounts, hasMoreAccounts: matches.length > MOST };
}

async function offerHits({ database }: Context, { q, role }: { readonly q: string; readonly role: Role }): Promise<ConsoleHits["offers"]> {
  const matches = await findOfferMatches(database, { q, kinds: offerKindsFor(role), perKind: MOST_OF_A_KIND });
  const hits = matches.map(({ kind, code, name, rank }) => {
    const { name: kindName, list } = OFFER_KINDS[kind];
    return { kind: kindName, code, name, href: `${list}/${encodeURIComponent(code)}`, isSure: rank <= LAST_SURE_RANK };
  });
  return hits.filter(({ isSure }) => isSure || q.trim().length >= SHORTEST_INSIDE);
}
