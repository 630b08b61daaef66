import { listUsageProducts } from "#db/queries/rbi-rows.ts";
import type { Context } from "../context.ts";

/** What the list can be filtered by: every product that usage may be of, archived ones too, since what was posted for them stays. */
export async function listRatedProducts({ database }: Context): Promise<readonly { readonly code: string; readonly name: string }[]> {
  return listUsageProducts(database);
}
