import "server-only";
import { createHash, randomBytes } from "node:crypto";
import type { Database } from "#db/client.ts";
import { findServiceAccountByKeyHash } from "#db/queries/service-accounts.ts";
import { withTransaction } from "#db/tx.ts";
import { config } from "#lib/config.ts";
import type { ServiceActor } from "#lib/domain/people/actor.ts";
import { isRole } from "#lib/domain/people/permissions.ts";

const LONGEST_KEY = 200;
const KEY_BYTES = 32;
const KEY_ID_LETTERS = 8;

export type NewServiceKey = { readonly key: string; readonly keyHash: string; readonly keyId: string };

/** A fresh key. It exists in the answer to whoever asked for it, and nowhere else: stored is what it hashes to. */
export function newServiceKey(): NewServiceKey {
  const key = `rwk_${randomBytes(KEY_BYTES).toString("base64url")}`;
  const keyHash = hashServiceKey(key);
  return { key, keyHash, keyId: serviceKeyId(keyHash) };
}

/** Names a key on the screen and in the audit: the beginning of its hash, from which nobody gets to the key. */
export function serviceKeyId(keyHash: string): string {
  return keyHash.slice(0, KEY_ID_LETTERS);
}

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
