import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { countParked } from "#db/queries/parked-lines.ts";
import { usageImport, usageImportException, usageImportLine } from "#db/schema/usage-import.ts";
import { type AluxsatDesk, atNicosia, later, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import type { Role } from "#lib/domain/people/permissions.ts";
import type { RefusalCode } from "#lib/domain/refusal.ts";
import type { CauseKey } from "#lib/domain/usage-import/parked-cause-key.ts";
import { listParkedLines } from "./list-parked-lines.ts";

let desk: AluxsatDesk;
const NOW = atNicosia("12:00");

beforeAll(async () => {
  desk = await openAluxsatDesk();
});
afterAll(() => desk.close());

beforeEach(async () => {
  for (const table of [usageImportException, usageImportLine, usageImport]) await desk.test.owner.delete(table);
  await desk.test.owner.insert(usageImport).values({
    importId: 7,
    sourceId: sql`(select source_id from source where code = 'DECODER')`,
    reference: "calls of March",
    fileName: "calls.csv",
    rating: "here",
    format: "csv",
    header: "reference,subscription",
    allOrNothing: false,
    state: "finished",
    received: 0,
    checkedLines: 0,
    accepted: 0,
    duplicates: 0,
    rejected: 0,
    parked: 0,
    requestedBy: "system:test",
    requestedAt: NOW,
    finishedAt: NOW,
  });
});

type Line = {
  readonly line: number;
  readonly code: RefusalCode;
  readonly path?: string;
  readonly outcome?: string;
  readonly minutes?: number;
};

async function park(lines: readonly Line[]): Promise<void> {
  await desk.test.owner.insert(usageImportLine).values(lines.map(({ line }) => ({ importId: 7, line, received: `${line},+35799000101` })));
  await desk.test.owner.insert(usageImportException).values(
    lines.map(({ line, code, path = "product", outcome = "parked", minutes = 0 }) => ({
      importId: 7,
      line,
      outcome,
      refusal: { code, path, params: { product: "NEWS" } },
      attempts: 1,
      since: later(NOW, minutes),
    })),
  );
}

async function listed(role: Role, { cause = null, cursor = null }: { cause?: CauseKey | null; cursor?: string | null } = {}) {
  const page = await listParkedLines(desk.as(role, NOW), { cause, cursor });
  if (!page.ok) throw new Error(page.refusal.code);
  return page.value;
}

describe("the parked lines of all batches", () => {
  it("are those that wait, the longest first, each with its batch, its cause and what was sent", async () => {
    await park([
      { line: 2, code: "NO_RATE", minutes: 5 },
      { line: 3, code: "BAD_LINE", outcome: "rejected" },
      { line: 4, code: "NO_RATE" },
      { line: 5, code: "BAD_LINE", outcome: "discarded" },
    ]);
    const page = await listed("billingOperator");
    expect(page.lines.map(({ line }) => line)).toEqual([4, 2]);
    expect(page.lines[0]).toEqual({
      importId: 7,
      line: 4,
      received: "4,+35799000101",
      reference: "calls of March",
      sourceName: "Decoder",
      code: "NO_RATE",
      message: "No price plan in force has a rate for NEWS.",
      path: "product",
      attempts: 1,
      since: "2026-03-03T10:00:00.000Z",
      lastTriedAt: null,
    });
    expect(page).toMatchObject({ nextCursor: null, counts: [{ code: "NO_RATE", path: "product", count: 2 }], isMore: false });
  });

  it("may be those of one cause, and the counts are of all", async () => {
    await park([
      { line: 2, code: "NO_RATE" },
      { line: 3, code: "NOT_FOUND", path: "subscription" },
      { line: 4, code: "NO_RATE" },
      { line: 5, code: "NOT_FOUND" },
    ]);
    const linesOf = async (cause: CauseKey) => (await listed("billingOperator", { cause })).lines.map(({ line }) => line);
    expect(await linesOf({ code: "NOT_FOUND", path: "product" })).toEqual([5]);
    expect(await linesOf({ code: "NOT_FOUND", path: null })).toEqual([3, 5]);
    const { counts } = await listed("billingOperator", { cause: { code: "NOT_FOUND", path: "product" } });
    expect(counts).toEqual([
      { code: "NO_RATE", path: "product", count: 2 },
      { code: "NOT_FOUND", path: "product", count: 1 },
      { code: "NOT_FOUND", path: "subscription", count: 1 },
    ]);
  });

  it("come page by page, no line twice and none left out", async () => {
    await park(Array.from({ length: 250 }, (_, index) => ({ line: index + 2, code: "NO_RATE" as const, minutes: index % 3 })));
    const found: number[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listed>> = await listed("billingOperator", { cursor });
      found.push(...page.lines.map(({ line }) => line));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(new Set(found).size).toBe(250);
    expect(found).toHaveLength(250);
    expect(await countParked(desk.test.database, 101)).toEqual({ lines: 101, udrs: 0 });
  });

  it("are not those of a batch that was refused whole: it is mended and sent again", async () => {
    await park([{ line: 2, code: "NO_RATE" }]);
    await desk.test.owner.update(usageImport).set({ state: "refused" });
    expect(await listed("billingOperator")).toMatchObject({ lines: [], counts: [] });
    expect(await countParked(desk.test.database, 10)).toEqual({ lines: 0, udrs: 0 });
  });

  it("show what was sent, which has customers' numbers in it, to who talks to them or mends it", async () => {
    await park([{ line: 2, code: "NO_RATE" }]);
    const received = async (role: Role) => (await listed(role)).lines[0]?.received ?? null;
    expect(await Promise.all((["billingOperator", "careLead", "careAgent"] as const).map(received))).not.toContain(null);
    expect(await Promise.all((["pricingManager", "pricingApprover", "auditor"] as const).map(received))).toEqual([null, null, null]);
  });

  it.each(["nonsense", Buffer.from("1 2").toString("base64url")])("refuse a cursor that nobody here wrote: %s", async (cursor) => {
    expect(await listParkedLines(desk.as("billingOperator", NOW), { cause: null, cursor })).toEqual({
      ok: false,
      refusal: { code: "INVALID_INPUT", path: "cursor" },
    });
  });
});
