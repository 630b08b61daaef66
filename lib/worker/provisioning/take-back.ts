import { randomUUID } from "node:crypto";
import type { Database } from "#db/connection.ts";
import { log } from "#lib/log.ts";
import { cancelUndelivered } from "#lib/operations/provisioning/cancel-undelivered.ts";
import { businessNow } from "../business-now.ts";

/** Another change was made at the same moment: the next attempt of the job sees it. */
const WORTH_REPEATING = new Set(["STALE_REVISION", "BUSY"]);

/** The job that follows giving up. What cannot be cancelled stays failed, where people see it, and charged until they decide. */
export async function takeBack({ database }: { readonly database: Database }, udrId: number): Promise<void> {
  const actor = { kind: "system", name: "provisioning" } as const;
  const context = { actor, now: await businessNow(database), requestId: randomUUID(), database };
  const done = await cancelUndelivered(context, udrId);
  if (done.ok) return;
  const { code } = done.refusal;
  if (WORTH_REPEATING.has(code)) throw new Error(`UDR ${udrId} could not be cancelled now: ${code}`);
  log("warn", { event: "provisioning.notCancelled", udr: udrId, refusal: code });
}
