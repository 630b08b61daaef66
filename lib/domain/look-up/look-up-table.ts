import type { Instant } from "#lib/kernel/instant.ts";
import { listInWords } from "#lib/kernel/list-in-words.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { StoredDefinition } from "../definition/decide-save-definition.ts";
import type { DefinitionChange } from "../definition/definition-change.ts";
import type { Reference } from "../definition/reference.ts";
import type { Refusal } from "../refusal.ts";
import type { Metadata } from "../udr/check-metadata.ts";

export const LOOK_UP_MATCHES = ["exact", "prefix"] as const;
export type LookUpMatch = (typeof LOOK_UP_MATCHES)[number];

export const LOOK_UP_MATCH_NAMES = {
  exact: "The whole value",
  prefix: "The longest beginning of it",
} as const satisfies Record<LookUpMatch, string>;

/** What a table is, beside its rows: what is looked up in it, and what it gives. */
export type LookUpTable = Reference & {
  readonly description: string | null;
  readonly match: LookUpMatch;
  /** The attribute that is looked up. */
  readonly key: string;
  /** The attributes that a row gives. */
  readonly gives: readonly string[];
  /** What is given where nothing is found, by attribute; an attribute that is not there stays absent. */
  readonly otherwise: Metadata;
  readonly revision: number;
  readonly archivedAt: Instant | null;
};

export type LookUpTableView = LookUpTable & { readonly rowCount: number; readonly udrTypes: readonly Reference[] };

export type LookUpTableDetail = LookUpTableView & { readonly history: readonly DefinitionChange[] };

/** A row as it is shown and sent: what is looked up, and what it gives by attribute. */
export type LookUpRow = { readonly key: string; readonly given: Metadata };

/** What a conflict shows, and what the audit keeps. */
export type LookUpState = {
  readonly name: string;
  readonly description: string | null;
  readonly match: LookUpMatch;
  readonly key: string;
  readonly gives: readonly string[];
  readonly otherwise: readonly string[];
};

export function lookUpState(table: Omit<LookUpTable, "code" | "revision" | "archivedAt">): LookUpState {
  const { name, description, match, key, gives, otherwise } = table;
  return {
    name,
    description,
    match,
    key,
    gives,
    otherwise: Object.entries(otherwise).map(([attribute, value]) => `${attribute}: ${value}`),
  };
}

export function storedLookUp(table: LookUpTable): StoredDefinition<LookUpState> {
  const { code, revision, archivedAt } = table;
  return { code, revision, isArchived: archivedAt !== null, state: lookUpState(table) };
}

/** A UDR type whose rules name the table, with the attributes that it has. */
export type LookUpUser = Reference & { readonly attributes: readonly string[] };

/** What looks up and is given goes on being among the attributes of every UDR type that uses the table. */
export function decideSaveLookUp({ key, gives }: Pick<LookUpTable, "key" | "gives">, users: readonly LookUpUser[]): Result<null, Refusal> {
  for (const { name, attributes } of users) {
    const missing = missingAttributes({ key, gives }, attributes);
    if (missing.length === 0) continue;
    const problem = `The UDR type ${name} uses it and has no attribute ${listInWords(missing, "and")}.`;
    return refused({ code: "DEFINITION_INVALID", path: missing.includes(key) ? "key" : "gives", params: { problem } });
  }
  return ok(null);
}

export function missingAttributes({ key, gives }: Pick<LookUpTable, "key" | "gives">, attributes: readonly string[]): readonly string[] {
  return [key, ...gives].filter((attribute) => !attributes.includes(attribute));
}

/** Why it cannot be put away, in words. */
export function lookUpUsers(udrTypes: readonly Reference[]): readonly string[] {
  return udrTypes.map(({ name }) => `the UDR type ${name}`);
}
