import { lockSubscriber } from "#db/queries/subscribers.ts";
import { findUdr, lockUdr } from "#db/queries/udrs.ts";
import type { Tx } from "#db/tx.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import type { Udr } from "#lib/domain/udr/udr.ts";
import { present } from "#lib/kernel/assert.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";

/** A UDR with its subscription, both held to the end of the transaction, in the order in which everybody takes them. */
export async function holdUdr(tx: Tx, udrId: number): Promise<Result<{ readonly udr: Udr; readonly subscriber: Subscriber }, Refusal>> {
  const found = await findUdr(tx, udrId);
  if (found === null) return refused({ code: "NOT_FOUND" });
  const subscriber = present(await lockSubscriber(tx, found.subscriptionId), `subscription ${found.subscriptionId}`);
  return ok({ udr: present(await lockUdr(tx, udrId), `UDR ${udrId}`), subscriber });
}
