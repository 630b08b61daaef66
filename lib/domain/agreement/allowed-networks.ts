import { attributeOf, type Metadata } from "#lib/rating/metadata.ts";
import type { AllowedNetworks } from "./allowed-networks-schema.ts";

/** `allowed`, or nothing says otherwise; `priced`: outside, and taken all the same; `outside`: it waits for somebody to look at it. */
export type NetworkDecision = "allowed" | "priced" | "outside";

/** Whether a value of the attribute's list stands below another, however deep; of a flat list none does. */
export type IsUnder = (value: string, above: string) => boolean;

/**
 * Whether usage was on a network that is allowed. Usage that does not say its network is not checked: most kinds of usage have none, and
 * whether it has to be said is what the UDR type decides.
 */
export function decideNetwork(networks: AllowedNetworks | null, metadata: Metadata, isUnder: IsUnder): NetworkDecision {
  if (networks === null) return "allowed";
  const value = attributeOf(metadata, networks.attribute);
  if (value === null) return "allowed";
  if (networks.allowed.some((allowed) => allowed === value || isUnder(value, allowed))) return "allowed";
  return networks.outside === "price" ? "priced" : "outside";
}

type Listed = { readonly value: string; readonly under: string | null };

/** By the items of a value list. What stands below itself by mistake ends the climb. */
export function isUnderIn(items: readonly Listed[]): IsUnder {
  const parents = new Map(items.map(({ value, under }) => [value, under]));
  return (value, above) => {
    const climbed = new Set<string>();
    for (let at = parents.get(value) ?? null; at !== null && !climbed.has(at); at = parents.get(at) ?? null) {
      if (at === above) return true;
      climbed.add(at);
    }
    return false;
  };
}
