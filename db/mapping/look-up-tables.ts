import type { LookUpRule } from "#lib/domain/look-up/look-up-rule.ts";
import { LOOK_UP_MATCHES, type LookUpTable } from "#lib/domain/look-up/look-up-table.ts";
import type { Metadata } from "#lib/domain/udr/check-metadata.ts";
import type { lookUpTable } from "../schema/usage.ts";
import { oneOf } from "./from-db.ts";

export function fromDbLookUpTable(row: typeof lookUpTable.$inferSelect): LookUpTable {
  const { code, name, description, key, revision, archivedAt } = row;
  const match = oneOf(LOOK_UP_MATCHES, row.match, "look_up_table.match");
  return {
    code,
    name,
    description,
    match,
    key,
    gives: row.gives as readonly string[],
    otherwise: fromDbGiven(row.otherwise),
    revision,
    archivedAt,
  };
}

export function fromDbGiven(given: unknown): Metadata {
  return given as Metadata;
}

export function fromDbLookUpRules(lookUps: unknown): readonly LookUpRule[] {
  return lookUps as readonly LookUpRule[];
}
