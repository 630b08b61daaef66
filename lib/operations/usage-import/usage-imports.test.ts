import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "#db/connection.ts";
import { type AluxsatDesk, atNicosia, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { done } from "#db/testing/price-plan-scenario.ts";
import { bytesOf, CSV_HEADER, onSelect, usageImportDesk } from "#db/testing/usage-import-desk.ts";
import { instantToString, plusMillis } from "#lib/kernel/instant.ts";
import { checkUsageImport } from "#lib/worker/usage-import/check-usage-import.ts";
import { discardParkedLine } from "./discard-parked-line.ts";
import { getUsageImport } from "./get-usage-import.ts";
import { importErrors } from "./import-errors.ts";
import { listImportExceptions } from "./list-import-exceptions.ts";
import { listUsageImports } from "./list-usage-imports.ts";
import { previewUsageImport } from "./preview-usage-import.ts";
import { receiveUsageImport } from "./receive-usage-import.ts";
import { retryParkedLines } from "./retry-parked-lines.ts";

const AT = atNicosia("21:00");

let desk: AluxsatDesk;
let imports: ReturnType<typeof usageImportDesk>;
let eleni: string;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  imports = usageImportDesk(desk, AT);
  eleni = desk.seeded.customers.eleni.subscriptionNumber;
});
afterAll(() => desk.close());
beforeEach(async () => {
  await imports.reset();
  await desk.test.owner.execute(sql`update product set archived_at = null`);
});

const check = (importId: number) => {
  const home = { database: desk.test.database, chunk: 2, reportFault: (error: unknown) => String(error) };
  return checkUsageImport(home, importId, new AbortController().signal);
};
const audited = () => imports.texts("select action as text from audit_entry order by audit_id");

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

describe("receiveUsageImport", () => {
  test("keeps every line as it was sent, with the number that an editor shows", async () => {
    const text = `\uFEFF${CSV_HEADER}\r\n a\tb\\,"c"\r\n\r\nlast €\r\n\r\n`;
    const view = await done(receiveUsageImport(imports.context(), imports.head(), bytesOf(text, 3)));
    expect(view).toMatchObject({
      state: "waiting",
      received: 3,
      checkedLines: 0,
      sourceName: "Web API",
      requestedBy: "Fotini Markou",
    });
    expect(await imports.rows("select line, received from usage_import_line order by line")).toEqual([
      { line: 2, received: ' a\tb\\,"c"' },
      { line: 3, received: "" },
      { line: 4, received: "last €" },
    ]);
    expect(await imports.texts("select header as text from usage_import")).toEqual([CSV_HEADER]);
    expect(await audited()).toEqual(["usage.import.receive"]);
  });

  test.each<readonly [string, string, Parameters<typeof imports.head>[0], string]>([
    ["a header that cannot be used", "who,what\n1,2\n", {}, "IMPORT_HEADER header"],
    ["an empty file", "", {}, "IMPORT_HEADER header"],
    ["a header and nothing else", `${CSV_HEADER}\n\n`, {}, "IMPORT_HEADER header"],
    ["an empty file of NDJSON", "\n", { format: "ndjson" }, "IMPORT_HEADER header"],
    ["an unknown source", `${CSV_HEADER}\n1\n`, { sourceCode: "FAX" }, "NOT_FOUND sourceCode"],
    ["the source of agents", `${CSV_HEADER}\n1\n`, { sourceCode: "CALL-CENTRE" }, "SOURCE_OF_DESK sourceCode"],
  ])("%s leaves nothing", async (_, text, change, expected) => {
    const received = await receiveUsageImport(imports.context(), imports.head(change), bytesOf(text));
    expect(received.ok ? "ok" : `${received.refusal.code} ${received.refusal.path}`).toBe(expected);
    expect(await imports.rows("select 1 from usage_import union all select 1 from usage_import_line")).toEqual([]);
  });

  test("a sender that breaks off leaves nothing, and sends it again", async () => {
    async function* broken() {
      yield* bytesOf(imports.file([imports.film("R-1", eleni), imports.film("R-2", eleni)]));
      throw new Error("the line went dead");
    }
    await expect(receiveUsageImport(imports.context(), imports.head(), broken())).rejects.toThrow("the line went dead");
    expect(await imports.rows("select 1 from usage_import union all select 1 from usage_import_line")).toEqual([]);
    expect(await imports.send([imports.film("R-1", eleni)])).toMatchObject({ received: 1 });
  });

  test("of two that send the same batch at once, both are told of one", async () => {
    const lines = [imports.film("R-1", eleni)];
    const [first, second] = await Promise.all([imports.send(lines), imports.send(lines)]);
    expect(second.importId).toBe(first.importId);
    expect(await audited()).toEqual(["usage.import.receive"]);
  });
});

describe("previewUsageImport", () => {
  test("judges as the batch will, and stores nothing", async () => {
    await check((await imports.send([imports.film("R-1", eleni)])).importId);
    const lines = [imports.film("R-1", eleni), imports.film("R-2", eleni), imports.film("R-2", eleni), imports.film("R-3", "S-0"), "x"];
    const preview = await done(previewUsageImport(imports.context(), imports.head({ reference: "B-2" }), imports.file(lines)));
    expect(preview).toMatchObject({ received: 5, isCut: false, accepted: 1, duplicates: 2, rejected: 1, parked: 1 });
    expect(preview.lines[1]).toMatchObject({
      line: 3,
      outcome: "accepted",
      usage: { subscription: eleni, udrType: "Pay-per-view", amount: "1" },
    });
    expect(await imports.udrs()).toHaveLength(1);
    const { importId } = await imports.send(lines, { reference: "B-2" });
    await check(importId);
    expect((await imports.exceptionsOf(importId)).map((each) => each.split(" ").slice(0, 3).join(" "))).toEqual(
      preview.lines.flatMap(({ line, outcome, code }) => (code === null ? [] : [`${line} ${outcome} ${code}`])),
    );
  });

  test("looks at the first 500 lines, and says so", async () => {
    const lines = Array.from({ length: 501 }, () => imports.film("", eleni));
    const preview = await done(previewUsageImport(imports.context(), imports.head(), imports.file(lines)));
    expect(preview).toMatchObject({ received: 500, isCut: true, accepted: 500 });
  });
});

describe("parked lines", () => {
  test("become UDRs once what they name is known, and once only", async () => {
    await desk.test.owner.execute(sql`update product set archived_at = now() where code = 'LOTR1'`);
    const { importId } = await imports.send([imports.film("R-1", eleni), imports.film("R-2", eleni), imports.film("R-3", "S-0")]);
    await check(importId);
    expect(await imports.countsOf(importId)).toBe("finished: 3 of 3, 0 accepted, 0 duplicates, 0 rejected, 3 parked");
    const untried = await done(listImportExceptions(imports.context(), { importId }));
    expect(untried.exceptions.map(({ attempts, lastTriedAt }) => [attempts, lastTriedAt])).toEqual([1, 2, 3].map(() => [1, null]));
    const { now } = imports.context();
    const tomorrow = { ...imports.context(), now: plusMillis(now, 86_400_000) };
    expect(await done(retryParkedLines(tomorrow, "all"))).toMatchObject({ tried: 3, parked: 3 });
    const once = await done(listImportExceptions(imports.context(), { importId }));
    const parkedAt = once.exceptions.map(({ attempts, lastTriedAt }) => [attempts, lastTriedAt]);
    expect(parkedAt).toEqual([1, 2, 3].map(() => [2, instantToString(tomorrow.now)]));
    await desk.test.owner.execute(sql`update product set archived_at = null`);
    const tries = await Promise.all([1, 2, 3].map(() => done(retryParkedLines(imports.context(), { importId }))));
    expect(tries.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(2);
    expect(await imports.countsOf(importId)).toBe("finished: 3 of 3, 2 accepted, 0 duplicates, 0 rejected, 1 parked");
    expect(await imports.udrs()).toEqual(["2 1", "3 1"]);
    expect(await imports.texts("select count(*)::text as text from rating_queue")).toEqual(["2"]);
    const { exceptions } = await done(listImportExceptions(imports.context(), { importId }));
    expect(exceptions).toMatchObject([{ line: 4, received: imports.film("R-3", "S-0") }]);
    expect(exceptions[0]?.attempts).toBeGreaterThan(2);
  });

  test("are tried by the definitions as they are when they become UDRs", async () => {
    await imports.archiveProducts();
    const { importId } = await imports.send([imports.film("R-1", eleni)]);
    await check(importId);
    await desk.test.owner.execute(sql`update product set archived_at = null`);
    const { database, close } = openDatabase(desk.test.url, { max: 3 });
    // Products were read, and are put away before the line that they let pass is stored.
    const archiving = onSelect(database, { table: "subscription", times: 1 }, () => imports.archiveProducts());
    const tried = await done(retryParkedLines({ ...imports.context(), database: archiving }, { importId }));
    await close();
    expect(tried).toMatchObject({ tried: 1, accepted: 0, parked: 1 });
    expect(await imports.udrs()).toEqual([]);
  });

  test("are repeats where their usage came by another way meanwhile", async () => {
    await desk.test.owner.execute(sql`update product set archived_at = now() where code = 'LOTR1'`);
    const first = await imports.send([imports.film("R-1", eleni)]);
    await check(first.importId);
    await desk.test.owner.execute(sql`update product set archived_at = null`);
    await check((await imports.send([imports.film("R-1", eleni)], { reference: "B-2" })).importId);
    expect(await done(retryParkedLines(imports.context(), { lines: [{ importId: first.importId, line: 2 }] }))).toMatchObject({
      duplicates: 1,
    });
    expect(await imports.countsOf(first.importId)).toBe("finished: 1 of 1, 0 accepted, 1 duplicates, 0 rejected, 0 parked");
    expect(await imports.udrs()).toHaveLength(1);
  });

  test("are given up with a reason, count as rejected, and are never tried again", async () => {
    const { importId } = await imports.send([imports.film("R-1", "S-0")]);
    await check(importId);
    const line = { importId, line: 2, reason: "A test card" };
    expect(await done(discardParkedLine(imports.context(), line))).toEqual({ importId, line: 2 });
    expect(await imports.countsOf(importId)).toBe("finished: 1 of 1, 0 accepted, 0 duplicates, 1 rejected, 0 parked");
    expect(await discardParkedLine(imports.context(), line)).toMatchObject({ refusal: { code: "LINE_NOT_PARKED" } });
    expect(await done(retryParkedLines(imports.context(), { lines: [line] }))).toMatchObject({ tried: 0 });
    expect(await imports.texts("select reason as text from audit_entry where action = 'usage.import.discard'")).toEqual(["A test card"]);
  });
});

describe("a line that was given up", () => {
  test("is not tried with the others, although it could be a UDR by now", async () => {
    await desk.test.owner.execute(sql`update product set archived_at = now() where code = 'LOTR1'`);
    const { importId } = await imports.send([imports.film("R-1", eleni), imports.film("R-2", eleni)]);
    await check(importId);
    await done(discardParkedLine(imports.context(), { importId, line: 2, reason: "A test card" }));
    await desk.test.owner.execute(sql`update product set archived_at = null`);
    const both = [2, 3].map((line) => ({ importId, line }));
    expect(await done(retryParkedLines(imports.context(), { lines: both }))).toMatchObject({ tried: 1, accepted: 1 });
    expect(await imports.udrs()).toEqual(["3 1"]);
  });
});

describe("lists", () => {
  test("batches, newest first, by state; lines in their order; pages follow each other", async () => {
    for (const reference of ["B-1", "B-2"]) await imports.send([imports.film("", "S-0")], { reference });
    const [newest, oldest] = (await done(listUsageImports(imports.context(), {}))).imports;
    expect([newest?.reference, oldest?.reference]).toEqual(["B-2", "B-1"]);
    if (newest) await check(newest.importId);
    expect((await done(listUsageImports(imports.context(), { state: "waiting" }))).imports).toHaveLength(1);
    const { importId } = await imports.send(
      Array.from({ length: 60 }, () => imports.film("", "S-0")),
      { reference: "B-3" },
    );
    await check(importId);
    const first = await done(listImportExceptions(imports.context(), { importId }));
    const second = await done(listImportExceptions(imports.context(), { importId, cursor: first.nextCursor ?? "" }));
    expect([first.exceptions.length, second.exceptions.length, second.nextCursor]).toEqual([50, 10, null]);
    expect(second.exceptions[0]?.line).toBe(52);
    const all = await done(listImportExceptions(imports.context(), { importId: null, outcome: "parked" }));
    expect(all.exceptions).toHaveLength(50);
    expect(await listImportExceptions(imports.context(), { importId: null, cursor: "x" })).toMatchObject({ refusal: { path: "cursor" } });
    expect(await getUsageImport(imports.context(), 99_999)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
  });

  test("the errors of a batch are its file again, and mended it is taken", async () => {
    const { importId } = await imports.send([
      imports.film("R-1", eleni),
      imports.film("R-2", eleni).replace(",1,", ",x,"),
      imports.film("R-3", "S-0"),
    ]);
    await check(importId);
    const text = await textOf(await done(importErrors(imports.context(), importId)));
    expect(text.split("\n")).toEqual([
      `${CSV_HEADER},error`,
      expect.stringMatching(/^R-2,S-\d+,LOTR1,x,.*"""x"" is not a plain decimal\. Write digits with a point, as ""1\.5""\."$/),
      "",
    ]);
    const mended = await done(
      receiveUsageImport(imports.context(), imports.head({ reference: "B-2" }), bytesOf(text.replace(",x,", ",1,"))),
    );
    await check(mended.importId);
    expect(await imports.countsOf(mended.importId)).toBe("finished: 1 of 1, 1 accepted, 0 duplicates, 0 rejected, 0 parked");
  });
});
