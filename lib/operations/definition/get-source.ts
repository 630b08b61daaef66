import { findSource, findSourceUse } from "#db/queries/sources.ts";
import { sourceUsers } from "#lib/domain/definition/source-use.ts";
import type { SourceDetailView } from "#lib/domain/definition/udr-type-view.ts";
import { MOST_UDRS_COUNTED } from "#lib/domain/definition/unit-view.ts";
import type { Context } from "../context.ts";
import { definitionHistory } from "../definition-history.ts";

/** One source, archived or not: what records by it, and who changed it. */
export async function getSource(context: Context, code: string): Promise<SourceDetailView | null> {
  const found = await findSource(context.database, code);
  if (found === null) return null;
  return {
    ...found.source,
    users: sourceUsers(await findSourceUse(context.database, found, MOST_UDRS_COUNTED)),
    history: await definitionHistory(context, { entity: "source", code }),
  };
}
