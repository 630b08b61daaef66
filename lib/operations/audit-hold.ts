import type { Tx } from "#db/tx.ts";
import type { OfferHold } from "#lib/domain/hold/hold.ts";
import type { Context } from "./context.ts";
import { writeAudit } from "./write-audit.ts";

type Done = { readonly action: string; readonly hold: Pick<OfferHold, "holdId" | "target">; readonly reason?: string };

/** Under the name of what is held, by which it is looked for. */
export async function auditHold(tx: Tx, context: Context, { action, hold: { holdId, target }, reason }: Done): Promise<void> {
  await writeAudit(tx, context, {
    action,
    entity: target.kind === "plan" ? "pricePlan" : "product",
    entityId: target.code,
    after: { hold: holdId },
    ...(reason === undefined ? {} : { reason }),
  });
}
