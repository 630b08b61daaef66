import { type AccountMatch, findAccountMatches, findUdrMatch } from "#db/queries/account-search.ts";
import { findAccountHeads } from "#db/queries/accounts.ts";
import type { FindInput } from "#lib/domain/account/account-schema.ts";
import { IDENTIFIER_NAMES, maskIdentifier, seesIdentifiers } from "#lib/domain/account/identifier.ts";
import { readSearchText, type SearchText } from "#lib/domain/account/search-text.ts";
import { can, type Role } from "#lib/domain/people/permissions.ts";
import type { Context } from "../context.ts";

const MOST = 8;

export type ConsoleHits = {
  readonly accounts: readonly { readonly number: string; readonly name: string; readonly href: string; readonly detail: string }[];
  readonly udrs: readonly { readonly number: string; readonly href: string; readonly detail: string }[];
};

/** Records for the palette, of what the actor's role may see; what it may not see is not even looked for. */
export async function searchConsole(context: Context, { q }: FindInput): Promise<ConsoleHits> {
  const text = readSearchText(q);
  const { actor } = context;
  if (actor.kind === "system") return { accounts: [], udrs: [] };
  const { role } = actor;
  return {
    accounts: can(role, "account.read") ? await accountHits(context, { text, role }) : [],
    udrs: can(role, "udr.read") ? await udrHits(context, { text, role }) : [],
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
