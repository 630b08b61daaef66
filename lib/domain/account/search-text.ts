/** What a search text may be, decided by its form alone. One text may be several things: digits are a card, a phone or a UDR. */
export type SearchText = {
  readonly accountNumber: string | null;
  readonly subscriptionId: number | null;
  readonly udrId: number | null;
  /** Beginnings of phone numbers, SIMs, smart cards and e-mail addresses, as they are stored. */
  readonly identifierPrefixes: readonly string[];
  /** Beginning of a name, in lower case. */
  readonly namePrefix: string | null;
};

const SHORTEST_IDENTIFIER = 4;
const MOST_DIGITS = 15;

export function readSearchText(text: string): SearchText {
  const trimmed = text.trim();
  const bare = /^\d+$/.test(trimmed);
  const accountDigits = numberAfter(trimmed, /^A-?(\d+)$/i, bare);
  return {
    accountNumber: accountDigits === null ? null : `A-${accountDigits}`,
    subscriptionId: parseSubscriptionNumber(trimmed) ?? numberAfter(trimmed, /^S(\d+)$/i, bare),
    udrId: numberAfter(trimmed, /^(?:U|UDR)[- ]?(\d+)$/i, bare),
    identifierPrefixes: identifierPrefixes(trimmed),
    namePrefix: /\p{L}/u.test(trimmed) ? trimmed.toLowerCase() : null,
  };
}

/** "S-20001" → 20001. Numbers on a subscription are its id, so nobody needs a directory to find it by phone. */
export function parseSubscriptionNumber(text: string): number | null {
  return numberAfter(text.trim(), /^S-(\d+)$/i, false);
}

function numberAfter(text: string, pattern: RegExp, bare: boolean): number | null {
  const digits = pattern.exec(text)?.[1] ?? (bare ? text : undefined);
  return digits === undefined || digits.length > MOST_DIGITS ? null : Number.parseInt(digits, 10);
}

/** "+357 99 000101", "00357-99000101" and "35799000101" are one telephone. */
function identifierPrefixes(text: string): readonly string[] {
  if (/^[^\s@]+@[^\s@]*$/.test(text)) return [text.toLowerCase()];
  const compact = text.replace(/[\s().-]/g, "");
  if (!/^\+?\d+$/.test(compact) || compact.length < SHORTEST_IDENTIFIER) return [];
  if (compact.startsWith("+")) return [compact];
  return compact.startsWith("00") ? [compact, `+${compact.slice(2)}`] : [compact, `+${compact}`];
}
