import { listInWords } from "#lib/kernel/list-in-words.ts";
import type { AllowedNetworks, OutsidePolicy } from "./allowed-networks-schema.ts";

export const OUTSIDE_NAMES = {
  park: "Waits until somebody decides",
  price: "Is taken and priced",
} as const satisfies Record<OutsidePolicy, string>;

const OUTSIDE_WORDS = {
  park: "usage elsewhere waits until somebody decides",
  price: "usage elsewhere is taken and priced",
} as const satisfies Record<OutsidePolicy, string>;

/** As many of them as a sentence holds. */
const TOLD = 5;

/** "network only EU and UK (usage elsewhere waits until somebody decides)" */
export function networksInWords({ attribute, allowed, outside }: AllowedNetworks): string {
  return `${attribute} only ${listInWords(allowed, "and")} (${OUTSIDE_WORDS[outside]})`;
}

/** The same for a sentence among others, which names the first few. */
export function networksInShort(networks: AllowedNetworks): string {
  const more = networks.allowed.length - TOLD;
  if (more <= 0) return networksInWords(networks);
  return networksInWords({ ...networks, allowed: [...networks.allowed.slice(0, TOLD), `${more.toLocaleString("en-GB")} more`] });
}
