import { nameWords } from "../search/fold-name.ts";

/**
 * What a search text may mean, decided by its form alone. One text may be several things: digits are an account, a UDR, a bill, a card
 * and a telephone until the database says which of them there is.
 */
export type SearchText = {
  readonly accountNumber: string | null;
  readonly subscriptionId: number | null;
  readonly udrId: number | null;
  readonly rbiId: number | null;
  readonly orderId: number | null;
  readonly billNumber: string | null;
  /** Phone numbers, SIMs, smart cards and e-mail addresses as they are stored, whole or by their beginning. */
  readonly identifierPrefixes: readonly string[];
  /** A telephone as it is dialled at home: it is stored with the country before it. */
  readonly nationalNumber: string | null;
  /** Spellings of a device's number, whole or by their beginning. */
  readonly devicePrefixes: readonly string[];
  /** Beginning of a name, in lower case. */
  readonly namePrefix: string | null;
  /** Beginnings of words of a name, folded; none where the text is a number of ours. */
  readonly nameWords: readonly string[];
  /** What a sender or an ordering system calls it; compared whole. */
  readonly reference: string | null;
};

const SHORTEST_IDENTIFIER = 4;
const SHORTEST_NATIONAL = 7;
const SHORTEST_REFERENCE = 3;
const SHORTEST_WORDS = 2;
const MOST_WORDS = 6;
const MOST_DIGITS = 15;

/** How our own numbers are written and pasted: "A-10001", "udr 1001", "RBI #70001". Letters, then perhaps a mark, then digits. */
const OWN_NUMBERS = {
  account: /^(?:A|account)[-\s#]*(\d+)$/i,
  subscription: /^(?:S|subscription)[-\s#]*(\d+)$/i,
  udr: /^(?:U|UDR)[-\s#]*(\d+)$/i,
  rbi: /^(?:R|RBI)[-\s#]*(\d+)$/i,
  order: /^(?:O|order)[-\s#]*(\d+)$/i,
  bill: /^(?:B|bill)[-\s#]*(\d+)$/i,
} as const;

export function readSearchText(text: string): SearchText {
  const trimmed = plain(text);
  const idOf = (kind: keyof typeof OWN_NUMBERS) => numberAfter(trimmed, OWN_NUMBERS[kind]) ?? numberAfter(trimmed, /^(\d+)$/);
  const isOwnNumber = Object.values(OWN_NUMBERS).some((pattern) => pattern.test(trimmed));
  const [accountId, billId] = [idOf("account"), idOf("bill")];
  const dialled = dialledDigits(trimmed);
  return {
    accountNumber: accountId === null ? null : `A-${accountId}`,
    subscriptionId: idOf("subscription"),
    udrId: idOf("udr"),
    rbiId: idOf("rbi"),
    orderId: idOf("order"),
    billNumber: billId === null ? null : `B-${billId}`,
    identifierPrefixes: isEmail(trimmed) ? [trimmed.toLowerCase()] : spellings(dialled),
    nationalNumber: nationalNumber(dialled),
    devicePrefixes: isOwnNumber ? [] : deviceSpellings(trimmed, dialled),
    namePrefix: /\p{L}/u.test(trimmed) ? trimmed.toLowerCase() : null,
    nameWords: isOwnNumber || isEmail(trimmed) ? [] : wordsToFind(trimmed),
    reference: trimmed.length < SHORTEST_REFERENCE || isOwnNumber ? null : trimmed,
  };
}

/** "S-20001" → 20001. Numbers on a subscription are its id, so nobody needs a directory to find it by phone. */
export function parseSubscriptionNumber(text: string): number | null {
  return numberAfter(text.trim(), /^S-(\d+)$/i);
}

/** What a mail, a sheet or a chat makes of a number: spaces that do not break, hyphens that are long, a link's "tel:", marks of direction. */
function plain(text: string): string {
  return text
    .normalize("NFC")
    .replaceAll(/[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, "")
    .replaceAll(/[\u2010-\u2015\u2212]/gu, "-")
    .replaceAll(/\s+/gu, " ")
    .trim()
    .replace(/^tel:\s*/i, "");
}

function numberAfter(text: string, pattern: RegExp): number | null {
  const digits = pattern.exec(text)?.[1];
  return digits === undefined || digits.length > MOST_DIGITS ? null : Number.parseInt(digits, 10);
}

const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]*$/.test(text);

/** "+357 99 000101", "00357-99000101", "(+357) 99/000101" → with the plus where there is one, else digits only; null: no such number. */
function dialledDigits(text: string): string | null {
  // A SIM is printed with a filling F after an odd number of digits.
  const compact = text.replaceAll(/[\s().\-/]/g, "").replace(/^(\d{18,19})F$/i, "$1");
  return /^\+?\d+$/.test(compact) && compact.length >= SHORTEST_IDENTIFIER ? compact : null;
}

function spellings(dialled: string | null): readonly string[] {
  if (dialled === null) return [];
  if (dialled.startsWith("+")) return [dialled];
  return dialled.startsWith("00") ? [dialled, `+${dialled.slice(2)}`] : [dialled, `+${dialled}`];
}

/** "99 000101" and "099 000101": a trunk zero is dialled and not stored. */
function nationalNumber(dialled: string | null): string | null {
  if (dialled === null || dialled.startsWith("+") || dialled.startsWith("00")) return null;
  const digits = dialled.replace(/^0/, "");
  return digits.length < SHORTEST_NATIONAL || digits.length > MOST_DIGITS ? null : digits;
}

/** As it is typed and as digits only. A word without a digit is a name. */
function deviceSpellings(text: string, dialled: string | null): readonly string[] {
  const typed = /^(?=.*\d)[A-Za-z0-9][A-Za-z0-9 .:/_-]{3,39}$/.test(text) ? [text, text.toUpperCase()] : [];
  return [...new Set([...typed, ...(dialled === null || dialled.startsWith("+") ? [] : [dialled])])];
}

/** One letter alone begins too many. */
function wordsToFind(text: string): readonly string[] {
  const words = nameWords(text).slice(0, MOST_WORDS);
  return words.some((word) => word.length >= SHORTEST_WORDS && /\p{L}/u.test(word)) ? words : [];
}
