import { listOpenHolds } from "#db/queries/holds.ts";
import { type HoldView, toHoldView } from "#lib/domain/hold/hold-view.ts";
import type { Context } from "../context.ts";

/** Releases that were asked for and wait for a second person. */
export async function listHoldReleases({ database, actor }: Context): Promise<readonly HoldView[]> {
  const holds = await listOpenHolds(database);
  return holds.filter(({ release }) => release !== null).map((hold) => toHoldView(hold, actor.kind === "user" ? actor.userId : null));
}
