import { installationZone } from "#db/queries/installation.ts";
import { loadAdjustOffer } from "#db/queries/udr-detail.ts";
import { EVERY_UDR } from "#db/queries/udr-filter.ts";
import { listUdrRows } from "#db/queries/udr-list.ts";
import type { UdrPosition } from "#db/queries/udr-order.ts";
import { planAmong, planUdrs, type UdrPlan } from "#db/queries/udr-plan.ts";
import { countPlanned, readUdrKeys, type UdrSpan } from "#db/queries/udr-walk.ts";
import { type Tx, withTransaction } from "#db/tx.ts";
import { can } from "#lib/domain/people/permissions.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { filtersInWords } from "#lib/domain/udr/filters-in-words.ts";
import { attributeColumns, UDR_COLUMNS, type UdrColumn } from "#lib/domain/udr/udr-columns.ts";
import type { UdrSort } from "#lib/domain/udr/udr-query.ts";
import type { UdrSelection } from "#lib/domain/udr/udr-selection.ts";
import type { UdrExportInput } from "#lib/domain/udr/udr-selection-schema.ts";
import { csvCutShort, csvHead, csvLine, MOST_EXPORTED, type UdrSheet } from "#lib/domain/udr/udr-sheet.ts";
import type { BoundedCount, UdrRow } from "#lib/domain/udr/udr-view.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { resolveUdrFilter, tooWide } from "../udr-filter.ts";
import { writeAudit } from "../write-audit.ts";

/** UDRs read at a time, and the most that a file holds. */
const BOUNDS = { page: 1_000, most: MOST_EXPORTED };
type Bounds = typeof BOUNDS;

/**
 * What is shown of the list, as CSV, read page by page while it is sent. It is on record before the first line leaves, and
 * again with the number of lines when the last one has, or when whoever asked stopped reading.
 */
export async function exportUdrs(
  context: Context,
  input: UdrExportInput,
  bounds: Bounds = BOUNDS,
): Promise<Result<AsyncGenerator<string>, Refusal>> {
  const begun = await inTransaction(context, (tx) => begin(tx, context, { ...input, bounds }));
  return begun.ok ? ok(linesOf(context, begun.value)) : begun;
}

type Begun = {
  /** Null: nothing can match. */
  readonly plan: UdrPlan | null;
  readonly except: ReadonlySet<number>;
  readonly sheet: UdrSheet;
  readonly bounds: Bounds;
};

type Beginning = UdrExportInput & { readonly bounds: Bounds };

async function begin(tx: Tx, context: Context, { selection, sort, columns, bounds }: Beginning): Promise<Result<Begun, Refusal>> {
  const shown = await columnsNamed(tx, columns);
  if (shown === null) return refused({ code: "INVALID_INPUT", path: "columns" });
  const planned = await planOf(tx, context, { selection, sort });
  if (!planned.ok) return planned;
  const plan = planned.value;
  const counted: BoundedCount = plan === null ? { rows: 0, isMore: false } : await countPlanned(tx, plan, bounds.most);
  if (counted.isMore && counted.rows >= bounds.most) {
    return refused({ code: "EXPORT_TOO_LARGE", params: { most: bounds.most.toLocaleString("en-GB") } });
  }
  const hasNames = context.actor.kind !== "system" && can(context.actor.role, "udr.exportNames");
  await writeAudit(tx, context, {
    action: "udr.export",
    entity: "udrExport",
    entityId: context.requestId,
    after: { ...selectionForAudit(selection), sort, columns: shown.map(({ label }) => label), hasNames, atLeast: counted.rows },
  });
  const except = new Set(selection.kind === "matching" ? selection.except : []);
  return ok({ plan, except, sheet: { columns: shown, zone: await installationZone(tx), hasNames }, bounds });
}

/** In the order asked for; null where one is not known. */
async function columnsNamed(tx: Tx, keys: readonly string[]): Promise<readonly UdrColumn[] | null> {
  const all = [...UDR_COLUMNS, ...attributeColumns(await loadAdjustOffer(tx))];
  const found = keys.flatMap((key) => all.find((column) => column.key === key) ?? []);
  return found.length === keys.length ? found : null;
}

type Asked = { readonly selection: UdrSelection; readonly sort: UdrSort };

async function planOf(tx: Tx, { actor }: Context, { selection, sort }: Asked): Promise<Result<UdrPlan | null, Refusal>> {
  if (selection.kind === "ids") return ok({ ...planAmong(EVERY_UDR, selection.udrIds), sort });
  const filter = await resolveUdrFilter(tx, { actor, filters: selection.filters });
  if (!filter.ok || filter.value === null) return filter.ok ? ok(null) : filter;
  const plan = await planUdrs(tx, { filter: filter.value, sort });
  return plan === null ? refused(tooWide(sort)) : ok(plan);
}

/** In words. Of conditions on metadata only the attributes: a value may be somebody's number, and this is kept for ever. */
function selectionForAudit(selection: UdrSelection) {
  if (selection.kind === "ids") return { selected: selection.udrIds.length };
  const { metadata = [], ...plain } = selection.filters;
  const attributes = metadata.map(({ attribute }) => attribute);
  return { criteria: filtersInWords(plain), attributes, exceptions: selection.except.length };
}

async function* linesOf(context: Context, { plan, except, sheet, bounds }: Begun): AsyncGenerator<string> {
  let rows = 0;
  let isWhole = false;
  try {
    yield csvHead(sheet);
    let from: UdrPosition | null = null;
    let isCut = false;
    for (let isMore = plan !== null; isMore && plan !== null; ) {
      const page: Page = await readPage(context, plan, { from, limit: bounds.page });
      const wanted = page.rows.filter(({ udrId }) => !except.has(udrId));
      const shown = wanted.slice(0, bounds.most - rows);
      if (shown.length > 0) yield shown.map((row) => csvLine(sheet, row)).join("");
      rows += shown.length;
      from = page.next;
      isCut = shown.length < wanted.length;
      isMore = from !== null && !isCut;
    }
    isWhole = !isCut;
    // A file that ends early must say so itself: nobody reads what the browser was told.
    if (isCut) yield csvCutShort(bounds.most);
  } finally {
    await inTransaction(context, async (tx) => {
      const after = { rows, isWhole };
      await writeAudit(tx, context, { action: "udr.exportSent", entity: "udrExport", entityId: context.requestId, after });
      return ok(null);
    });
  }
}

type Page = { readonly rows: readonly UdrRow[]; readonly next: UdrPosition | null };

/** Each in a transaction of its own: however slowly somebody reads, none stays open. */
async function readPage({ database }: Context, plan: UdrPlan, { from, limit }: Omit<UdrSpan, "towards">): Promise<Page> {
  return withTransaction(database, async (tx) => {
    const { found, lookedUntil } = await readUdrKeys(tx, plan, { from, towards: "below", limit });
    const records = await listUdrRows(tx, found);
    const last = found.length === limit ? (found.at(-1)?.place ?? null) : null;
    return { rows: records.map(({ row }) => row), next: lookedUntil ?? last };
  });
}
