import { and, asc, desc, eq, ne, type SQL, sql } from "drizzle-orm";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { CauseKey } from "#lib/domain/usage-import/parked-cause-key.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { fromDbRefusal } from "../mapping/parked-udrs.ts";
import { source } from "../schema/usage.ts";
import { parkedUdr, usageImport, usageImportException, usageImportLine } from "../schema/usage-import.ts";
import type { Reader } from "../tx.ts";

export type ParkedLinePosition = { readonly since: Instant; readonly importId: number; readonly line: number };

export type ParkedLineRow = ParkedLinePosition & {
  readonly received: string;
  readonly reference: string;
  readonly sourceName: string;
  readonly refusal: Refusal;
  readonly attempts: number;
  readonly lastTriedAt: Instant | null;
};

type Page = { readonly cause: CauseKey | null; readonly after: ParkedLinePosition | null; readonly limit: number };

/** Longest parked first. */
export async function listParkedLineRows(reader: Reader, { cause, after, limit }: Page): Promise<readonly ParkedLineRow[]> {
  const { since, importId, line } = usageImportException;
  const rows = await reader
    .select({
      since,
      importId,
      line,
      received: usageImportLine.received,
      reference: usageImport.reference,
      sourceName: source.name,
      refusal: usageImportException.refusal,
      attempts: usageImportException.attempts,
      lastTriedAt: usageImportException.lastTriedAt,
    })
    .from(usageImportException)
    .innerJoin(usageImportLine, and(eq(usageImportLine.importId, importId), eq(usageImportLine.line, line)))
    .innerJoin(usageImport, ofBatch())
    .innerJoin(source, eq(source.sourceId, usageImport.sourceId))
    .where(and(isParked(), cause === null ? undefined : of(cause), after === null ? undefined : behind(after)))
    .orderBy(asc(since), asc(importId), asc(line))
    .limit(limit);
  return rows.map((row) => ({ ...row, refusal: fromDbRefusal(row.refusal) }));
}

/** Of the first `bound` parked lines, by reason. */
export async function countParkedLinesByCode(
  reader: Reader,
  bound: number,
): Promise<readonly { readonly code: string; readonly path: string; readonly count: number }[]> {
  const { since, importId, line } = usageImportException;
  const first = reader
    .select({ code: sql<string>`${codeOf()}`.as("code"), path: sql<string>`${pathOf()}`.as("path") })
    .from(usageImportException)
    .innerJoin(usageImport, ofBatch())
    .where(isParked())
    .orderBy(asc(since), asc(importId), asc(line))
    .limit(bound)
    .as("first_parked");
  const many = sql<number>`count(*)::integer`;
  return reader
    .select({ code: first.code, path: first.path, count: many })
    .from(first)
    .groupBy(first.code, first.path)
    .orderBy(desc(many), asc(first.code), asc(first.path));
}

/** How many lines and UDRs are parked, each counted no further than `bound`. */
export async function countParked(reader: Reader, bound: number): Promise<{ readonly lines: number; readonly udrs: number }> {
  const lines = reader
    .select({ one: sql`1`.as("one") })
    .from(usageImportException)
    .innerJoin(usageImport, ofBatch())
    .where(isParked())
    .limit(bound)
    .as("lines");
  const udrs = reader
    .select({ one: sql`1`.as("one") })
    .from(parkedUdr)
    .limit(bound)
    .as("udrs");
  const [row] = await reader
    .select({
      lines: sql<number>`(select count(*)::integer from ${lines})`,
      udrs: sql<number>`(select count(*)::integer from ${udrs})`,
    })
    .from(sql`(select 1) as one_row`);
  return row ?? { lines: 0, udrs: 0 };
}

/** A batch that was refused whole waits for nothing: it is mended and sent again. */
function ofBatch(): SQL | undefined {
  return and(eq(usageImport.importId, usageImportException.importId), ne(usageImport.state, "refused"));
}

/** Written out, as the index that it is meant for has it. */
function isParked(): SQL {
  return sql`${usageImportException.outcome} = 'parked'`;
}

function codeOf(): SQL {
  return sql`${usageImportException.refusal} ->> 'code'`;
}

/** Empty where the line itself is at fault. */
function pathOf(): SQL {
  return sql`coalesce(${usageImportException.refusal} ->> 'path', '')`;
}

function of({ code, path }: CauseKey): SQL {
  return path === null ? sql`${codeOf()} = ${code}` : sql`${codeOf()} = ${code} and ${pathOf()} = ${path}`;
}

function behind(after: ParkedLinePosition): SQL {
  const { since, importId, line } = usageImportException;
  return sql`(${since}, ${importId}, ${line}) > (${sql.param(after.since, since)}, ${after.importId}::bigint, ${after.line}::integer)`;
}
