import type { Database } from "#db/client.ts";
import type { Actor } from "#lib/domain/people/actor.ts";
import type { Instant } from "#lib/kernel/instant.ts";

/** What every operation is given: who acts, the business instant of the request, and where the data is. */
export type Context = {
  readonly actor: Actor;
  /** The business clock, read once when the request began. Time travel in tests and in the demo is setting it. */
  readonly now: Instant;
  readonly requestId: string;
  /** From the form or the `Idempotency-Key` header: a retry with it has no second effect. */
  readonly idempotencyKey?: string;
  readonly database: Database;
};
