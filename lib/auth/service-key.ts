import "server-only";
import { createHash } from "node:crypto";
import type { Database } from "#db/client.ts";
import { findServiceAccountByKeyHash } from "#db/queries/people.ts";
import { withTransaction } from "#db/tx.ts";
import { config } from "#lib/config.ts";
import type { ServiceActor } from "#lib/domain/people/actor.ts";
import { isRole } from "#lib/domain/people/permissions.ts";

const LONGEST_KEY = 200;

/** A key is 32 random bytes, so one round of SHA-256 is enough: there is nothing to guess. */
export function hashServiceKey(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

/**
 * The program that holds the key, or null. The look-up goes by the hash, so its time tells nothing about the key. A demo's key,
 * which everybody knows, opens nothing where there is no demo.
 */
export async function findServiceActor(database: Database, key: string): Promise<ServiceActor | null> {
  if (key.length === 0 || key.length > LONGEST_KEY) return null;
  const account = await withTransaction(database, (tx) => findServiceAccountByKeyHash(tx, hashServiceKey(key)));
  if (!account || !isRole(account.role)) return null;
  if (account.isDemo && !config().demo) return null;
  const { serviceAccountId, name, role, sourceCode } = account;
  return { kind: "service", serviceAccountId, name, role, sourceCode };
}
