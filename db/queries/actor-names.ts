import { inArray } from "drizzle-orm";
import { appUser, serviceAccount } from "../schema/people.ts";
import type { Reader } from "../tx.ts";

/** What actors are called, by the keys that facts keep ("user:7", "service:2", "system:billing"). */
export async function actorNames(reader: Reader, keys: readonly string[]): Promise<(key: string) => string> {
  const userIds = idsOf(keys, "user");
  const serviceIds = idsOf(keys, "service");
  const users =
    userIds.length === 0
      ? []
      : await reader.select({ id: appUser.userId, name: appUser.name }).from(appUser).where(inArray(appUser.userId, userIds));
  const services =
    serviceIds.length === 0
      ? []
      : await reader
          .select({ id: serviceAccount.serviceAccountId, name: serviceAccount.name })
          .from(serviceAccount)
          .where(inArray(serviceAccount.serviceAccountId, serviceIds));
  const names = new Map([
    ...users.map(({ id, name }): [string, string] => [`user:${id}`, name]),
    ...services.map(({ id, name }): [string, string] => [`service:${id}`, name]),
  ]);
  return (key) => names.get(key) ?? (key.startsWith("system:") ? "Ratewright" : key);
}

function idsOf(keys: readonly string[], kind: string): number[] {
  const ids = keys.filter((key) => key.startsWith(`${kind}:`)).map((key) => Number.parseInt(key.slice(kind.length + 1), 10));
  return [...new Set(ids)];
}
