import { findBillMatch, findOrderMatches, findPeopleMatches, findRbiMatch, findUdrMatches } from "#db/queries/record-search.ts";
import type { Reader } from "#db/tx.ts";
import type { SearchText } from "#lib/domain/account/search-text.ts";
import { can, type Role } from "#lib/domain/people/permissions.ts";
import { accountAddress, type DocumentHit, type PersonHit, type UdrHit } from "#lib/domain/search/console-hits.ts";
import { currency, minorDigits } from "#lib/kernel/currency.ts";
import { type Micros, microsToString } from "#lib/kernel/money.ts";

type Search = { readonly text: SearchText; readonly role: Role; readonly limit: number };

export async function personHits(reader: Reader, text: SearchText, limit: number): Promise<readonly PersonHit[]> {
  const people = await findPeopleMatches(reader, text, limit);
  return people.map(({ name, accountNumber, accountName, subscriptionNumber }) => ({
    name,
    href: accountAddress(accountNumber, subscriptionNumber),
    detail: joined(accountName, subscriptionNumber),
  }));
}

export async function udrHits(reader: Reader, { text, role, limit }: Search): Promise<readonly UdrHit[]> {
  const found = await findUdrMatches(reader, text, limit);
  return found.map(({ udrId, productName, accountName, state, isReferred }) => ({
    number: String(udrId),
    href: `/udrs/${udrId}`,
    detail: joined(
      productName,
      can(role, "account.read") ? accountName : null,
      state === "cancelled" ? "cancelled" : null,
      isReferred ? "by the sender's reference" : null,
    ),
  }));
}

/** What leads to a page of its own or to its UDR's. */
export async function documentHits(reader: Reader, { text, role, limit }: Search): Promise<readonly DocumentHit[]> {
  return [
    ...(can(role, "bill.read") ? await billHits(reader, text, role) : []),
    ...(can(role, "udr.read") ? await orderHits(reader, text, limit) : []),
    ...(can(role, "rbi.read") ? await rbiHits(reader, text) : []),
  ];
}

async function billHits(reader: Reader, text: SearchText, role: Role): Promise<readonly DocumentHit[]> {
  const bill = await findBillMatch(reader, text);
  if (bill === null) return [];
  const whose = can(role, "account.read") ? bill.accountName : null;
  const title = `${bill.kind === "creditNote" ? "Credit note" : "Bill"} ${bill.number}`;
  return [{ title, href: `/bills/${bill.number}`, detail: joined(amount(bill.total, bill.currency), whose) }];
}

async function orderHits(reader: Reader, text: SearchText, limit: number): Promise<readonly DocumentHit[]> {
  const orders = await findOrderMatches(reader, text, limit);
  return orders.map(({ orderId, udrId, productName }) => ({
    title: `Order ${orderId}`,
    href: `/udrs/${udrId}`,
    detail: joined(productName, `UDR ${udrId}`),
  }));
}

async function rbiHits(reader: Reader, text: SearchText): Promise<readonly DocumentHit[]> {
  const rbi = await findRbiMatch(reader, text);
  if (rbi === null) return [];
  const detail = joined(amount(rbi.gross, rbi.currency), rbi.kind === "charge" ? null : rbi.kind, `UDR ${rbi.udrId}`);
  return [{ title: `RBI ${rbi.rbiId}`, href: `/udrs/${rbi.udrId}`, detail }];
}

function amount(value: Micros, code: string): string {
  return `${microsToString(value, minorDigits(currency(code)))} ${code}`;
}

function joined(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(" · ");
}
