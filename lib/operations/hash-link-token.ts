import { createHash } from "node:crypto";

/** A token is 32 random bytes, so one round is enough; who reads the table cannot use what stands there. */
export function hashLinkToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
