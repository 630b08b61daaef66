import type { AccountMatch } from "#db/queries/account-search.ts";
import { IDENTIFIER_NAMES, shownNumber } from "#lib/domain/account/identifier.ts";
import type { Actor } from "#lib/domain/people/actor.ts";

/** "Smart card 4400100101", "S-20001": what was found, so that two namesakes can be told apart; null where it was the name or the number. */
export function foundBy(match: AccountMatch, actor: Actor): string | null {
  return identifiedBy(match, actor) ?? subscriptionNumber(match);
}

/** As `foundBy`, of identifiers and devices only. */
export function identifiedBy({ identifier, device }: AccountMatch, actor: Actor): string | null {
  if (identifier !== null) return `${IDENTIFIER_NAMES[identifier.kind]} ${shownNumber(actor, identifier.value)}`;
  return device === null ? null : `Device ${shownNumber(actor, device)}`;
}

export function subscriptionNumber({ subscriptionId }: AccountMatch): string | null {
  return subscriptionId === null ? null : `S-${subscriptionId}`;
}
