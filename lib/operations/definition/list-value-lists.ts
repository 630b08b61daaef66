import { listValueLists as selectValueLists } from "#db/queries/definitions.ts";
import { listChoiceAttributes } from "#db/queries/value-lists.ts";
import { matchesSearch, type Reference } from "#lib/domain/definition/reference.ts";
import type { ValueListView } from "#lib/domain/definition/udr-type-view.ts";
import type { Context } from "../context.ts";

export type ListedValueList = ValueListView & { readonly udrTypes: readonly Reference[] };

/** Value lists with the UDR types in use that take values from them. The search looks at the values too. */
export async function listValueLists(
  { database }: Context,
  { search = "", archived = false }: { readonly search?: string; readonly archived?: boolean } = {},
): Promise<readonly ListedValueList[]> {
  const lists = await selectValueLists(database, { archived });
  const attributes = await listChoiceAttributes(database);
  return lists
    .filter(({ code, name, items }) => matchesSearch(search, [code, name, ...items.flatMap(({ value, label }) => [value, label])]))
    .map((list) => ({ ...list, udrTypes: attributes.filter(({ list: code }) => code === list.code).map(({ udrType }) => udrType) }));
}
