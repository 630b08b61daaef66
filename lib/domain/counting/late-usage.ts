import type { StoredCorrection } from "../billing/correction.ts";
import type { CountingRbi } from "./counting-rbi.ts";

/** Usage that came after other usage which it stands before: that costs something else from now on. */
export type LateUsage = {
  /** As it is priced where it stands. */
  readonly newcomer: CountingRbi;
  /** All usage that counts together with it. */
  readonly others: readonly CountingRbi[];
  /** What the UDR itself counted by until now; null when it did not count. */
  readonly leaver: CountingRbi | null;
  /** Everything that was posted to correct any of them. */
  readonly corrections: readonly StoredCorrection[];
};
