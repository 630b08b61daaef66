import { and, asc, eq, isNull } from "drizzle-orm";
import type { ReasonView } from "#lib/domain/udr/udr-view.ts";
import { reasonCode } from "../schema/people.ts";
import type { Reader } from "../tx.ts";

/** The reasons an agent may choose, in the order of the list. */
export async function listReasons(reader: Reader): Promise<readonly ReasonView[]> {
  return reader
    .select({ code: reasonCode.code, label: reasonCode.label, usageHappened: reasonCode.usageHappened })
    .from(reasonCode)
    .where(isNull(reasonCode.archivedAt))
    .orderBy(asc(reasonCode.position), asc(reasonCode.code));
}

export type FoundReason = { readonly reasonCodeId: number; readonly label: string; readonly usageHappened: boolean };

export async function findReason(reader: Reader, code: string): Promise<FoundReason | null> {
  const rows = await reader
    .select({ reasonCodeId: reasonCode.reasonCodeId, label: reasonCode.label, usageHappened: reasonCode.usageHappened })
    .from(reasonCode)
    .where(and(eq(reasonCode.code, code), isNull(reasonCode.archivedAt)));
  return rows[0] ?? null;
}
