import type { Tx } from "#db/tx.ts";
import type { NewServiceKey } from "#lib/auth/service-key.ts";
import type { IssuedKey } from "#lib/domain/people/people-views.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Json } from "#lib/kernel/canonical-json.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "./context.ts";
import { idempotently } from "./idempotently.ts";

type Issuing = (tx: Tx, issue: (made: NewServiceKey) => NewServiceKey) => Promise<Result<Omit<IssuedKey, "key">, Refusal>>;

/**
 * As `idempotently`, for what makes a key: what is stored for a retry is everything but the key, which only the answer of the
 * attempt that made it carries. The answer of a retry says null: the key was given once, and can only be renewed.
 */
export async function issuedOnce(
  context: Context,
  asked: { readonly action: string; readonly request: Json },
  run: Issuing,
): Promise<Result<IssuedKey, Refusal>> {
  const issued: { key: string | null } = { key: null };
  const done = await idempotently(context, asked, (tx) =>
    run(tx, (made) => {
      issued.key = made.key;
      return made;
    }),
  );
  return done.ok ? ok({ ...done.value, key: issued.key }) : done;
}
