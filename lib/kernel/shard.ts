/**
 * The shard of an account, 0 to 255: a chunk of a billing run, and the distribution key when the database is spread
 * over machines. A stable hash of the account id (MurmurHash3's finaliser), so neighbours do not share a shard. Never
 * change it: the shard is the first column of every key a customer owns.
 */
export function shardOf(accountId: number): number {
  let hash = (accountId ^ Math.floor(accountId / 2 ** 32)) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % 256;
}
