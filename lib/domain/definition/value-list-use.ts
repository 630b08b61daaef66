import { documentInWords, type PlanDocument } from "./plan-use.ts";

/** Where a value list is taken from: a choice attribute of a UDR type. */
export type ListAttribute = {
  readonly udrTypeId: number;
  readonly udrType: { readonly code: string; readonly name: string; readonly isArchived: boolean };
  readonly key: string;
  readonly label: string;
  readonly personal: boolean;
};

/** A document and the definitions that were copied into it when it was published. */
export type BookedDocument = PlanDocument & { readonly rateBook: unknown };

export type NamedZone = { readonly name: string; readonly conditions: unknown };

/** Of a discount or an agreement, with the definitions that were copied into it. */
export type NamedDocument = { readonly name: string; readonly document: unknown };

/** By value, who prices by it: "the usage zone Europe", "Global price plan v2", each once. */
export type ValueUses = ReadonlyMap<string, readonly string[]>;

/** Why the list cannot be put away: the attributes of UDR types in use. What is archived is history. */
export function listUsers(attributes: readonly ListAttribute[]): readonly string[] {
  return attributes.filter(({ udrType }) => !udrType.isArchived).map(({ label, udrType }) => `the attribute ${label} of ${udrType.name}`);
}

/** What names values of a list: comparisons, and the networks of an agreement; `between` and `startsWith` name parts of texts. */
const NAMING = new Set(["is", "isNot", "in", "isUnder", "allowed"]);

type Users = {
  readonly zones: readonly NamedZone[];
  readonly documents: readonly BookedDocument[];
  /** Everything else that may name values. */
  readonly offers: readonly NamedDocument[];
};

/** Conditions on one of the keys, wherever they stand: a form that this console does not know must not lose what it refers to. */
export function valueUses(keys: ReadonlySet<string>, { zones, documents, offers }: Users): ValueUses {
  const uses = new Map<string, Set<string>>();
  const note = (user: string, place: unknown) => {
    for (const value of valuesIn(place, keys)) uses.set(value, (uses.get(value) ?? new Set()).add(user));
  };
  for (const { name, conditions } of zones) note(`the usage zone ${name}`, conditions);
  for (const document of documents) note(documentInWords(document), [document.document, document.rateBook]);
  for (const { name, document } of offers) note(name, document);
  return new Map([...uses].map(([value, users]) => [value, [...users]]));
}

function valuesIn(place: unknown, keys: ReadonlySet<string>): readonly string[] {
  if (typeof place !== "object" || place === null) return [];
  const members: readonly (readonly [string, unknown])[] = Object.entries(place);
  const named = members.find(([member]) => member === "attribute")?.[1];
  const isCondition = typeof named === "string" && keys.has(named);
  return members.flatMap(([member, value]) => {
    if (isCondition && NAMING.has(member)) return textsIn(value);
    return valuesIn(value, keys);
  });
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.flatMap(textsIn) : [];
}
