import type { Charge } from "#lib/rating/charges/charge.ts";
import { chargeInWords } from "#lib/rating/words/charge-in-words.ts";
import { type ChargeMember, chargeMembers, stepNames } from "./charge-members.ts";
import type { ChangedPart, DocumentChange } from "./document-change.ts";
import { pairs } from "./document-change.ts";

export type Place = { readonly path: string; readonly label: string; readonly rateKey: string; readonly line: ChangedPart["line"] };

export type Currencies = { readonly before: string; readonly after: string };

export type Sides<Item> = { readonly was: Item; readonly is: Item };

/** Another kind of charge is told as a whole, another price by itself. */
export function diffCharge({ was, is }: Sides<Charge>, place: Place, currencies: Currencies): readonly DocumentChange[] {
  if (was.charge !== is.charge) {
    const [before, after] = [chargeInWords(was, currencies.before), chargeInWords(is, currencies.after)];
    return [{ kind: "chargeChanged", path: place.path, label: place.label, before, after, part: partOf(place, null) }];
  }
  const members = membersOf({ was, is }, currencies);
  return pairs(members.was, members.is, ({ key }) => key).flatMap(({ key, before, after }) => diffMember({ before, after }, key, place));
}

/**
 * As many bands as before are the same bands, whose ends may have moved. Of more or fewer, those are the same that end alike, and
 * the others were added or removed.
 */
function membersOf({ was, is }: Sides<Charge>, currencies: Currencies): Sides<readonly ChargeMember[]> {
  const [earlier, later] = [stepNames(was), stepNames(is)];
  const isSameCount = earlier.length === later.length;
  return {
    was: chargeMembers(was, currencies.before, { names: earlier, withBounds: isSameCount }),
    is: chargeMembers(is, currencies.after, { names: isSameCount ? earlier : later, withBounds: isSameCount }),
  };
}

type MemberSides = { readonly before: ChargeMember | undefined; readonly after: ChargeMember | undefined };

/** Words that are the same mean the same: 5.0 became 5.00 is no change. */
function diffMember({ before, after }: MemberSides, key: string, place: Place): readonly DocumentChange[] {
  if (before?.words === after?.words) return [];
  const member = (after ?? before)?.label ?? null;
  const hasFigures = before !== undefined && before.figure !== null && after !== undefined && after.figure !== null;
  return [
    {
      kind: "priceChanged",
      path: `${place.path}.${key}`,
      label: member === null ? place.label : `${place.label}, ${member}`,
      before: before?.words ?? null,
      after: after?.words ?? null,
      part: { ...partOf(place, member), figures: hasFigures ? { before: before.figure, after: after.figure } : null },
    },
  ];
}

export function partOf({ rateKey, line }: Place, member: string | null): ChangedPart {
  return { rateKey, line, member, figures: null };
}
