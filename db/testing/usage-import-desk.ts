import { sql } from "drizzle-orm";
import type { Sql } from "postgres";
import type { ImportHead, UsageImportView } from "#lib/domain/usage-import/usage-import-view.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { Context } from "#lib/operations/context.ts";
import { getUsageImport } from "#lib/operations/usage-import/get-usage-import.ts";
import { listImportExceptions } from "#lib/operations/usage-import/list-import-exceptions.ts";
import { receiveUsageImport } from "#lib/operations/usage-import/receive-usage-import.ts";
import type { Database } from "../connection.ts";
import type { AluxsatDesk } from "./aluxsat-desk.ts";
import { done } from "./price-plan-scenario.ts";

export const CSV_HEADER = "reference,subscription,product,amount,from,metadata.device";

/** Text as it comes over the wire, cut where nobody expects it. */
export async function* bytesOf(text: string, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

/** Usage of the demo's company that comes from outside, and what became of it. */
export function usageImportDesk(desk: AluxsatDesk, at: Instant) {
  const context = (): Context => desk.as("billingOperator", at);
  const rows = async (statement: string): Promise<readonly unknown[]> => [...(await desk.test.owner.execute(sql.raw(statement)))];
  const texts = async (statement: string): Promise<readonly unknown[]> => {
    return (await desk.test.owner.execute<{ text: string }>(sql.raw(statement))).map(({ text }) => text);
  };

  const head = (change: Partial<ImportHead> = {}): ImportHead => ({
    sourceCode: "WEB-API",
    reference: "B-1",
    fileName: "usage.csv",
    rating: "here",
    format: "csv",
    allOrNothing: false,
    ...change,
  });

  /** One film per line, at eight in the evening. */
  const film = (reference: string, subscription: string, product = "LOTR1") => {
    return `${reference},${subscription},${product},1,2026-03-03T20:00:00+02:00,TV`;
  };

  const file = (lines: readonly string[], header = CSV_HEADER) => `${[header, ...lines].join("\n")}\n`;

  const send = (lines: readonly string[], change: Partial<ImportHead> = {}): Promise<UsageImportView> => {
    return done(receiveUsageImport(context(), head(change), bytesOf(file(lines))));
  };

  const reset = async () => {
    await desk.test.owner.execute(
      sql.raw(
        "truncate usage_import, usage_import_line, usage_import_exception, usage_reference, udr, rating_queue, audit_entry, idempotency_key cascade",
      ),
    );
    await desk.test.owner.execute(sql.raw("delete from graphile_worker._private_jobs"));
  };

  const countsOf = async (importId: number): Promise<string> => {
    const view = await done(getUsageImport(context(), importId));
    const { state, received, checkedLines, accepted, duplicates, rejected, parked } = view;
    return `${state}: ${checkedLines} of ${received}, ${accepted} accepted, ${duplicates} duplicates, ${rejected} rejected, ${parked} parked`;
  };

  const exceptionsOf = async (importId: number): Promise<readonly string[]> => {
    const { exceptions } = await done(listImportExceptions(context(), { importId }));
    return exceptions.map(({ line, outcome, code, path }) => `${line} ${outcome} ${code} ${path}`.trim());
  };

  /** The line and the amount of each. */
  const udrs = () => texts("select import_line || ' ' || quantity::float8 as text from udr order by import_line");

  /** As whoever archives one does it: what was judged by it is to be judged again. */
  const archiveProducts = () => desk.test.owner.execute(sql.raw("update product set archived_at = now(), revision = revision + 1"));

  return { countsOf, exceptionsOf, udrs, archiveProducts, context, rows, texts, head, film, file, send, reset };
}

type Asked = { readonly table: string; readonly times: number };

/** Does something before a table is asked for the so-manieth time. The database is one of the test's own: it stays so. */
export function onSelect(database: Database, { table, times }: Asked, act: () => Promise<unknown>): Database {
  let asked = 0;
  const client = (database as Database & { readonly $client: Sql }).$client;
  const unsafe = client.unsafe.bind(client);
  const watched = (text: string, ...rest: never[]) => {
    const pending = unsafe(text, ...rest);
    if (!text.includes(`from "${table}"`)) return pending;
    asked += 1;
    if (asked !== times) return pending;
    const values = pending.values.bind(pending);
    return Object.assign(pending, { values: () => act().then(() => values()) });
  };
  return Object.assign(database, { $client: Object.assign(client, { unsafe: watched }) });
}
