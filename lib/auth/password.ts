import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { LONGEST_PASSWORD } from "#lib/domain/people/password-rule.ts";

/** 2^17 with blocks of 8: 128 MiB and about 0.3 s for each guess, also for who has stolen the table. */
const COST = 17;
const BLOCK_SIZE = 8;
const MEMORY_MARGIN = 2;
const KEY_BYTES = 32;

type Parameters = { readonly cost: number; readonly blockSize: number; readonly parallel: number };

/** "scrypt$17$8$1$salt$key": a hash carries its parameters, so raising them leaves the old ones readable. */
export async function hashPassword(password: string, { cost = COST }: { readonly cost?: number } = {}): Promise<string> {
  const parameters = { cost, blockSize: BLOCK_SIZE, parallel: 1 };
  const salt = randomBytes(16);
  const key = await derive(password, salt, parameters);
  return ["scrypt", cost, BLOCK_SIZE, 1, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/**
 * Whether the password is the one. Without a stored hash, the same work is done for nothing, so that the time of the answer
 * does not tell whether the user exists.
 */
export async function isPassword(password: string, storedHash: string | null): Promise<boolean> {
  const stored = parseHash(storedHash ?? NOBODYS_HASH) ?? parseHash(NOBODYS_HASH);
  if (!stored || password.length > LONGEST_PASSWORD) return false;
  const key = await derive(password, stored.salt, stored.parameters);
  return key.length === stored.key.length && timingSafeEqual(key, stored.key) && storedHash !== null;
}

const NOBODYS_HASH = `scrypt$${COST}$${BLOCK_SIZE}$1$bm9ib2R5J3Mgc2FsdA$bm9ib2R5J3Mga2V5LCAzMiBieXRlcyBvZiBpdCEhISE`;

function parseHash(text: string) {
  const match = /^scrypt\$(\d{1,2})\$(\d{1,2})\$(\d)\$([\w-]+)\$([\w-]+)$/.exec(text);
  if (!match) return null;
  const [, cost = "", blockSize = "", parallel = "", salt = "", key = ""] = match;
  return {
    parameters: { cost: Number(cost), blockSize: Number(blockSize), parallel: Number(parallel) },
    salt: Buffer.from(salt, "base64url"),
    key: Buffer.from(key, "base64url"),
  };
}

function derive(password: string, salt: Buffer, { cost, blockSize, parallel }: Parameters): Promise<Buffer> {
  const N = 2 ** cost;
  const options = { N, r: blockSize, p: parallel, maxmem: MEMORY_MARGIN * 128 * N * blockSize };
  return new Promise((resolve, reject) => {
    // The same letters typed on another keyboard may arrive composed otherwise.
    scrypt(password.normalize("NFKC"), salt, KEY_BYTES, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
