import type { Metadata } from "../udr/check-metadata.ts";
import type { LookUpWhen } from "./look-up-rule.ts";

/** The row of a table that a text was found by, and what it gives: by attribute, without those that it leaves empty. */
export type LookUpHit = { readonly key: string; readonly given: Metadata };

/** A rule of a UDR type with the table that it names, ready to be asked. */
export type ReadyRule = {
  readonly table: string;
  /** The attribute that is looked up. */
  readonly key: string;
  /** The attributes that it may give. */
  readonly gives: readonly string[];
  /** Where nothing is found. */
  readonly otherwise: Metadata;
  readonly when: LookUpWhen;
  readonly find: (text: string) => LookUpHit | null;
};

/** An attribute that nobody sent. */
export type DerivedAttribute = {
  readonly attribute: string;
  readonly value: string;
  /** The code of the table. */
  readonly table: string;
  /** What was found there; null where it is what the table gives otherwise. */
  readonly key: string | null;
};

export type Derived = { readonly metadata: Metadata; readonly derived: readonly DerivedAttribute[] };

const NOTHING: readonly DerivedAttribute[] = [];

/** Asks the rules in their order, each with what those before it gave. What was sent is left as it is, unless a rule is to give it always. */
export function deriveAttributes(metadata: Metadata, rules: readonly ReadyRule[]): Derived {
  if (rules.length === 0) return { metadata, derived: NOTHING };
  const grown: Record<string, string> = { ...metadata };
  const derived: DerivedAttribute[] = [];
  for (const { table, key, gives, otherwise, when, find } of rules) {
    const text = grown[key] ?? "";
    const hit = text === "" ? null : find(text);
    const given = hit?.given ?? otherwise;
    for (const attribute of gives) {
      const value = given[attribute] ?? "";
      if (value === "" || (when === "absent" && (grown[attribute] ?? "") !== "")) continue;
      grown[attribute] = value;
      derived.push({ attribute, value, table, key: hit?.key ?? null });
    }
  }
  return { metadata: grown, derived };
}
