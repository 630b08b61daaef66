import { deriveAttributes, type ReadyRule } from "#lib/domain/look-up/derive-attributes.ts";
import { candidateKeys, lookUpIndex } from "#lib/domain/look-up/look-up-index.ts";
import type { LookUpRule } from "#lib/domain/look-up/look-up-rule.ts";
import type { Metadata } from "#lib/domain/udr/check-metadata.ts";
import { present } from "#lib/kernel/assert.ts";
import type { Reader } from "../tx.ts";
import { findLookUpRows, findLookUpTables } from "./look-up-tables.ts";

/**
 * Rules ready to be asked about this metadata, each with the rows that it may find for it and no others: a table has hundreds of thousands.
 * One after the other, since what a rule gives may be what the next one looks up.
 */
export async function readyRules(
  reader: Reader,
  rules: readonly LookUpRule[],
  metadata: readonly Metadata[],
): Promise<readonly ReadyRule[]> {
  if (rules.length === 0 || metadata.length === 0) return [];
  const tables = await findLookUpTables(
    reader,
    rules.map(({ table }) => table),
  );
  const ready: ReadyRule[] = [];
  let grown = metadata;
  for (const { table: code, when } of rules) {
    const found = tables.find(({ table }) => table.code === code);
    const { lookUpTableId, table } = present(found, `look-up table ${code}`);
    const { match, key, gives, otherwise } = table;
    const texts = new Set(grown.flatMap((each) => each[key] ?? []));
    const find = lookUpIndex(match, await findLookUpRows(reader, lookUpTableId, candidateKeys(match, texts)));
    const rule = { table: code, key, gives, otherwise, when, find };
    ready.push(rule);
    grown = grown.map((each) => deriveAttributes(each, [rule]).metadata);
  }
  return ready;
}
