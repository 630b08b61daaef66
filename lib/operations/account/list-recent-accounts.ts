import { listRecentAccounts as selectRecentAccounts } from "#db/queries/home.ts";
import type { RecentAccountRow } from "#lib/domain/account/account-view.ts";
import { actorKey } from "#lib/domain/people/actor.ts";
import { instantToString, plusMillis } from "#lib/kernel/instant.ts";
import type { Context } from "../context.ts";

const WEEK_MILLIS = 7 * 86_400_000;
const SHOWN = 6;

/** The accounts that this person last changed something for, within a week of the business clock. */
export async function listRecentAccounts({ database, actor, now }: Context): Promise<readonly RecentAccountRow[]> {
  const filter = { from: plusMillis(now, -WEEK_MILLIS), to: plusMillis(now, 1), actorId: actorKey(actor), limit: SHOWN };
  const rows = await selectRecentAccounts(database, filter);
  return rows.map(({ number, name, lastActedAt }) => ({ number, name, lastActedAt: instantToString(lastActedAt) }));
}
