import { desc, eq, ilike, or, sql } from "drizzle-orm";
import { reasonCode } from "../schema/people.ts";
import { udrDispute } from "../schema/udr-dispute.ts";
import { isNumber, numberOf, type TimelineSource } from "./timeline-look.ts";

const { openedAt, disputeId } = udrDispute;

/** One entry for each, where it was opened; how it ended stands in the same. */
export const DISPUTES: TimelineSource = {
  kind: "dispute",
  table: udrDispute,
  at: openedAt,
  id: numberOf(sql`${disputeId}`),
  matches: (sought) =>
    or(ilike(udrDispute.words, sought.pattern), ilike(udrDispute.ticket, sought.pattern), isNumber(udrDispute.udrId, sought)),
  async read(reader, { limit }, where) {
    const rows = await reader
      .select({ row: udrDispute, reason: reasonCode.label })
      .from(udrDispute)
      .innerJoin(reasonCode, eq(reasonCode.reasonCodeId, udrDispute.reasonCodeId))
      .where(where)
      .orderBy(desc(openedAt), desc(disputeId))
      .limit(limit);
    return rows.map(({ row, reason }) => ({
      ...{ kind: "dispute", id: row.disputeId, at: row.openedAt, by: row.openedBy, udrId: row.udrId, amount: null },
      what: row.outcome ?? "open",
      detail: `${reason}: ${row.words}`,
    }));
  },
};
