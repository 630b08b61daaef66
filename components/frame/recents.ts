export type Recent = { readonly href: string; readonly title: string };

const KEY = "ratewright.recents";
const KEPT = 6;

/**
 * The pages seen last. Titles may name a customer, so they stay in this tab's session and are forgotten at sign-out;
 * nothing goes to disk or to another tab.
 */
export function readRecents(): readonly Recent[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
    return Array.isArray(stored) ? stored.filter(isRecent) : [];
  } catch {
    return [];
  }
}

export function rememberRecent(recent: Recent): void {
  const others = readRecents().filter(({ href }) => href !== recent.href);
  try {
    sessionStorage.setItem(KEY, JSON.stringify([recent, ...others].slice(0, KEPT)));
  } catch {
    // Storage may be full or switched off; the palette then simply has no recent pages.
  }
}

export function forgetRecents(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // As above: what was never stored need not be forgotten.
  }
}

function isRecent(value: unknown): value is Recent {
  return (
    typeof value === "object" &&
    value !== null &&
    "href" in value &&
    "title" in value &&
    typeof value.href === "string" &&
    typeof value.title === "string"
  );
}
