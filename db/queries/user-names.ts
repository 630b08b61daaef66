import { inArray } from "drizzle-orm";
import { appUser } from "../schema/people.ts";
import type { Tx } from "../tx.ts";

/** What people are called, by id. */
export async function userNames(tx: Tx, userIds: Iterable<number>): Promise<ReadonlyMap<number, string>> {
  const wanted = [...new Set(userIds)];
  if (wanted.length === 0) return new Map();
  const rows = await tx.select({ userId: appUser.userId, name: appUser.name }).from(appUser).where(inArray(appUser.userId, wanted));
  return new Map(rows.map(({ userId, name }) => [userId, name]));
}
