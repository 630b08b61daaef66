import { findUdrRow } from "#db/queries/udr-list.ts";
import { findUdrPersonal } from "#db/queries/udrs.ts";
import type { Tx } from "#db/tx.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { type AdjustFields, withFields } from "#lib/domain/udr/adjust-fields.ts";
import { adjustOf } from "#lib/domain/udr/adjust-of.ts";
import type { AdjustUdrChange } from "#lib/domain/udr/udr-action-schema.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";

type Adjusting = { readonly udrId: number; readonly revision: number; readonly fields: AdjustFields };

/**
 * The Adjust that changes some fields of a revision and leaves the others as they are. Whoever plans it compares the revision once more, with the
 * UDR held, so the others are what they were read as.
 */
export async function adjustWithFields(tx: Tx, { udrId, revision, fields }: Adjusting): Promise<Result<AdjustUdrChange, Refusal>> {
  const found = await findUdrRow(tx, udrId);
  if (found === null) return refused({ code: "NOT_FOUND" });
  const { udr, row } = found;
  if (udr.revision !== revision) return refused({ code: "STALE_REVISION" });
  const personal = await findUdrPersonal(tx, udr);
  return ok(withFields(adjustOf(row, udr, { ...udr.metadata, ...personal }), fields));
}
