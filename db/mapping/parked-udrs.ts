import { REFUSAL_CODES, type Refusal } from "#lib/domain/refusal.ts";
import { oneOf } from "./from-db.ts";

/** Why something was parked, as it was stored. */
export function fromDbRefusal(stored: unknown): Refusal {
  const refusal = stored as Refusal;
  return { ...refusal, code: oneOf(REFUSAL_CODES, refusal.code, "parked_udr.refusal") };
}
