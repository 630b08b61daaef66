import { type AccountMatch, findAccountMatches, findUdrMatch } from "#db/queries/account-search.ts";
import { findAccountHeads } from "#db/queries/accounts.ts";
import { findOfferMatches } from "#db/queries/offer-search.ts";
import type { FindInput } from "#lib/domain/account/account-schema.ts";
import { IDENTIFIER_NAMES, maskIdentifier, seesIdentifiers } from "#lib/domain/account/identifier.ts";
import { readSearchText, type SearchText } from "#lib/domain/account/search-text.ts";
import { can, type Role } from "#lib/domain/people/permissions.ts";
import { OFFER_KINDS, type OfferHit, offerKindsFor } from "#lib/domain/search/offer-kinds.ts";
import type { Context } from "../context.ts";

const MOST = 8;
const MOST_OF_A_KIND = 4;
/** The last rank of `findOfferMatches` at which what was typed begins a word. */
const LAST_SURE_RANK = 2;
/** Of fewer letters too many names have them somewhere inside. */
const SHORTEST_INSIDE = 3;

export type ConsoleHits = {
  readonly accounts: readonly { readonly number: string; readonly name: string; readonly href: string; readonly detail: string }[];
  readonly udrs: readonly { readonly number: string; readonly href: string; readonly detail: string }[];
  /** Price plans, products and definitions, the surest first. */
  readonly offers: readonly OfferHit[];
};

/** Records for the palette, of what the actor's role may see; what it may not see is not even looked for. */
export async function searchConsole(context: Context, { q }: FindInput): Promise<ConsoleHits> {
  const text = readSearchText(q);
  const { actor } = context;
  if (actor.kind === "system") return { accounts: [], udrs: [], offers: [] };
  const { role } = actor;
  return {
    accounts: can(role, "account.read") ? await accountHits(context, { text, role }) : [],
    udrs: can(role, "udr.read") ? await udrHits(context, { text, role }) : [],
    offers: await offerHits(context, { q, role }),
  };
}

type Search = { readonly text: SearchText; readonly role: Role };

async function accountHits({ database }: Context, { text, role }: Search): Promise<ConsoleHits["accounts"]> {
  const matches = await findAccountMatches(database, text, MOST);
  const heads = await findAccountHeads(database, matches);
  return heads.map(({ accountId, number, name, classification }) => {
    const match = matches.find((one) => one.accountId === accountId);
    const detail = [classification.name, match ? foundBy(match, role) : null].filter((part) => part !== null).join(" · ");
    return { number, name, href: `/accounts/${number}`, detail };
  });
}

/** "Smart card 4400100101", "S-20001": what was found, so that two namesakes can be told apart. */
function foundBy({ identifier, subscriptionId }: AccountMatch, role: Role): string | null {
  if (identifier === null) return subscriptionId === null ? null : `S-${subscriptionId}`;
  return `${IDENTIFIER_NAMES[identifier.kind]} ${seesIdentifiers(role) ? identifier.value : maskIdentifier(identifier.value)}`;
}

async function udrHits({ database }: Context, { text, role }: Search): Promise<ConsoleHits["udrs"]> {
  const found = await findUdrMatch(database, text);
  if (found === null) return [];
  const whose = can(role, "account.read") ? [found.accountName] : [];
  const state = found.state === "cancelled" ? ["cancelled"] : [];
  return [{ number: String(found.udrId), href: `/udrs/${found.udrId}`, detail: [found.productName, ...whose, ...state].join(" · ") }];
}

async function offerHits({ database }: Context, { q, role }: { readonly q: string; readonly role: Role }): Promise<ConsoleHits["offers"]> {
  const matches = await findOfferMatches(database, { q, kinds: offerKindsFor(role), perKind: MOST_OF_A_KIND });
  const hits = matches.map(({ kind, code, name, rank }) => {
    const { name: kindName, list } = OFFER_KINDS[kind];
    return { kind: kindName, code, name, href: `${list}/${encodeURIComponent(code)}`, isSure: rank <= LAST_SURE_RANK };
  });
  return hits.filter(({ isSure }) => isSure || q.trim().length >= SHORTEST_INSIDE);
}
