import type { AllowedNetworks, OutsidePolicy } from "./allowed-networks-schema.ts";

/** Allowed networks as they are typed. Without packages, because editors must load fast: the border checks the rest. */
export type NetworksDraft = {
  /** `any`: nothing is said here. */
  readonly rule: "any" | "only";
  readonly attribute: string;
  readonly allowed: readonly string[];
  readonly outside: OutsidePolicy;
};

/** An attribute that may name the network, with its values in the order of their tree. */
export type NetworkAttribute = { readonly key: string; readonly label: string; readonly items: readonly NetworkItem[] };
export type NetworkItem = { readonly value: string; readonly label: string; readonly depth: number };

const ANY_NETWORK: NetworksDraft = { rule: "any", attribute: "", allowed: [], outside: "park" };

export function networksDraft(networks: AllowedNetworks | null): NetworksDraft {
  return networks === null ? ANY_NETWORK : { rule: "only", ...networks };
}

/** Null where nothing is said. */
export function networksOf({ rule, attribute, allowed, outside }: NetworksDraft): AllowedNetworks | null {
  return rule === "any" ? null : { attribute, allowed, outside };
}

type Problem = { readonly field: string; readonly message: string };

export function networksProblems({ rule, attribute, allowed }: NetworksDraft): readonly Problem[] {
  if (rule === "any") return [];
  if (attribute === "") return [{ field: "networkAttribute", message: "Choose what names the network." }];
  return allowed.length === 0 ? [{ field: "networkAllowed", message: "Allow at least one network." }] : [];
}

/** The field in which a path of the networks lies. */
export function networksFieldOf(path: string): string {
  return path.startsWith("allowed") ? "networkAllowed" : "networkAttribute";
}

/** The nearest value above it in the tree that is allowed already; null where it has to be chosen itself. */
export function coveredBy(items: readonly NetworkItem[], index: number, allowed: readonly string[]): NetworkItem | null {
  let depth = items[index]?.depth ?? 0;
  for (let at = index - 1; at >= 0 && depth > 0; at -= 1) {
    const item = items[at];
    if (item === undefined || item.depth >= depth) continue;
    if (allowed.includes(item.value)) return item;
    depth = item.depth;
  }
  return null;
}

/** With a value chosen or given up, in the order of the list. What stands below a chosen one is allowed by it, and not named beside it. */
export function withNetwork(
  items: readonly NetworkItem[],
  allowed: readonly string[],
  { value, isAllowed }: { readonly value: string; readonly isAllowed: boolean },
): readonly string[] {
  const chosen = isAllowed ? [...allowed, value] : allowed.filter((each) => each !== value);
  const places = new Map(items.map((item, index) => [item.value, index]));
  const order = (each: string) => places.get(each) ?? items.length;
  return chosen
    .filter((each) => {
      const place = places.get(each);
      return place === undefined || coveredBy(items, place, chosen) === null;
    })
    .toSorted((left, right) => order(left) - order(right));
}

/** The places of what a search finds, with all that stands above it, so that it is seen where it belongs. */
export function foundPlaces(items: readonly NetworkItem[], search: string): readonly number[] {
  const wanted = search.trim().toLowerCase();
  const found = new Set<number>();
  for (const [index, { value, label }] of items.entries()) {
    if (!`${value}\n${label}`.toLowerCase().includes(wanted)) continue;
    for (const place of [...above(items, index), index]) found.add(place);
  }
  return [...found].toSorted((left, right) => left - right);
}

function above(items: readonly NetworkItem[], index: number): readonly number[] {
  const places: number[] = [];
  let depth = items[index]?.depth ?? 0;
  for (let at = index - 1; at >= 0 && depth > 0; at -= 1) {
    const item = items[at];
    if (item === undefined || item.depth >= depth) continue;
    places.push(at);
    depth = item.depth;
  }
  return places;
}
