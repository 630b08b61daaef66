import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { openDatabase } from "#db/connection.ts";
import { type AluxsatDesk, atNicosia, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { done } from "#db/testing/price-plan-scenario.ts";
import { bytesOf, onSelect, usageImportDesk } from "#db/testing/usage-import-desk.ts";
import { waitingSessions } from "#db/testing/waiting-locks.ts";
import { withTransaction } from "#db/tx.ts";
import { cancelUsageImport } from "#lib/operations/usage-import/cancel-usage-import.ts";
import { getUsageImport } from "#lib/operations/usage-import/get-usage-import.ts";
import { listImportExceptions } from "#lib/operations/usage-import/list-import-exceptions.ts";
import { receiveUsageImport } from "#lib/operations/usage-import/receive-usage-import.ts";
import { checkUsageImport } from "./check-usage-import.ts";

const AT = atNicosia("21:00");

let desk: AluxsatDesk;
let imports: ReturnType<typeof usageImportDesk>;
let eleni: string;
let hotel: string;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  imports = usageImportDesk(desk, AT);
  eleni = desk.seeded.customers.eleni.subscriptionNumber;
  hotel = desk.seeded.customers.hotel.subscriptionNumber;
});
afterAll(() => desk.close());
beforeEach(async () => {
  await imports.reset();
  await desk.test.owner.execute(sql`update product set archived_at = null`);
});

const faults: unknown[] = [];
const never = new AbortController().signal;

function home(chunk = 2) {
  return {
    database: desk.test.database,
    chunk,
    reportFault: (error: unknown) => {
      faults.push(error);
      return "f-1";
    },
  };
}

const check = (importId: number, chunk?: number) => checkUsageImport(home(chunk), importId, never);

const countsOf = (importId: number) => imports.countsOf(importId);
const exceptionsOf = (importId: number) => imports.exceptionsOf(importId);
const udrs = () => imports.udrs();
const waiting = () => imports.texts("select count(*)::text as text from rating_queue");

describe("a batch of usage", () => {
  test("becomes UDRs that wait to be rated, each with its line, its holder and its personal metadata apart", async () => {
    const header = "subscription,product,amount,from,metadata.device,metadata.location";
    const text = imports.file([`${hotel},LOTR1,2,2026-03-03T20:00:00+02:00,TV,Lobby`], header);
    const { importId } = await done(receiveUsageImport(imports.context(), imports.head(), bytesOf(text)));
    await check(importId);
    expect(await countsOf(importId)).toBe("finished: 1 of 1, 1 accepted, 0 duplicates, 0 rejected, 0 parked");
    expect(
      await imports.rows(`select origin, rating, state, directive, revision, quantity::float8 as quantity, used_to, metadata, currency,
        import_line, (select name from person where person.person_id = udr.person_id) as person,
        (select metadata from udr_personal p where p.udr_id = udr.udr_id) as personal, billing_effective_at = used_from as effective
        from udr where import_id = ${importId}`),
    ).toEqual([
      {
        origin: "import",
        rating: "here",
        state: "posted",
        directive: "toBeBilled",
        revision: 1,
        quantity: 2,
        used_to: null,
        metadata: { device: "TV" },
        currency: "EUR",
        import_line: 2,
        person: "Night desk",
        personal: { location: "Lobby" },
        effective: true,
      },
    ]);
    expect(await waiting()).toEqual(["1"]);
    expect(await done(getUsageImport(imports.context(), importId))).toMatchObject({ waitingForRating: 1, parkedUdrs: 0 });
    expect(await imports.texts("select task_identifier as text from graphile_worker.jobs order by 1")).toEqual([
      "checkUsageImport",
      "rateWaitingUsage",
    ]);
  });

  test("a bad row harms only itself", async () => {
    const { importId } = await imports.send([
      imports.film("R-1", eleni),
      imports.film("R-2", "S-0"),
      "not a line of usage",
      imports.film("R-1", hotel),
      imports.film("R-3", hotel, "LOTR9"),
      `R-4,${eleni},LOTR1,1.5,2026-03-03T20:00:00+02:00,TV`,
      imports.film("R-5", hotel),
    ]);
    await check(importId);
    expect(await countsOf(importId)).toBe("finished: 7 of 7, 2 accepted, 1 duplicates, 1 rejected, 3 parked");
    expect(await exceptionsOf(importId)).toEqual([
      "3 parked NOT_FOUND subscription",
      "4 rejected BAD_LINE subscription",
      "5 duplicate DUPLICATE_USAGE reference",
      "6 parked NOT_FOUND product",
      "7 parked QUANTITY_TOO_FINE amount",
    ]);
    expect(await udrs()).toEqual(["2 1", "8 1"]);
  });

  test("usage rated elsewhere keeps its amounts; usage for information is never rated", async () => {
    const header = "subscription,product,amount,from,gross,tax,currency";
    const line = `${eleni},LOTR1,1,2026-03-03T20:00:00+02:00,12.50,2.00,EUR`;
    for (const rating of ["elsewhere", "information"] as const) {
      const head = imports.head({ reference: rating, rating });
      const { importId } = await done(receiveUsageImport(imports.context(), head, bytesOf(imports.file([line], header))));
      await check(importId);
    }
    expect(
      await imports.texts("select concat_ws(' ', rating, directive, imported_gross, imported_tax) as text from udr order by 1"),
    ).toEqual(["elsewhere toBeBilled 12.500000 2.000000", "information notToBeBilled"]);
    expect(await waiting()).toEqual(["1"]);
  });

  test("sent again it adds nothing: as the same batch, and as another with the same numbers", async () => {
    const lines = [imports.film("R-1", eleni), imports.film("R-2", hotel)];
    const first = await imports.send(lines);
    await check(first.importId);
    expect(await imports.send(lines)).toMatchObject({ importId: first.importId, state: "finished" });
    const second = await imports.send([...lines, imports.film("R-3", hotel)], { reference: "B-2" });
    await check(second.importId);
    expect(await countsOf(second.importId)).toBe("finished: 3 of 3, 1 accepted, 2 duplicates, 0 rejected, 0 parked");
    expect(await udrs()).toHaveLength(3);
    const { exceptions } = await done(listImportExceptions(imports.context(), { importId: second.importId }));
    expect(exceptions[0]?.message).toMatch(/^The usage of this reference came before, and is UDR \d+\.$/);
  });

  test("lines without a number of their own are known by batch and line", async () => {
    const lines = [imports.film("", eleni), imports.film("", eleni)];
    const first = await imports.send(lines);
    const second = await imports.send(lines, { reference: "B-2" });
    await check(first.importId);
    await check(second.importId);
    expect(await udrs()).toHaveLength(4);
  });

  test("two batches that bring the same number at once make one UDR of it", async () => {
    const lines = Array.from({ length: 40 }, (_, index) => imports.film(`R-${index}`, eleni));
    const first = await imports.send(lines);
    const second = await imports.send([...lines].reverse(), { reference: "B-2" });
    await Promise.all([check(first.importId, 7), check(second.importId, 5)]);
    expect(faults).toEqual([]);
    expect(await imports.rows("select count(*)::int as udrs, count(distinct udr_id)::int as ids from udr")).toEqual([
      { udrs: 40, ids: 40 },
    ]);
    const sums = "select sum(accepted)::int as accepted, sum(duplicates)::int as duplicates from usage_import";
    expect(await imports.rows(sums)).toEqual([{ accepted: 40, duplicates: 40 }]);
    expect(await waiting()).toEqual(["40"]);
  });

  test("two workers at one batch share it, and no line is taken twice", async () => {
    const { importId } = await imports.send(Array.from({ length: 30 }, () => imports.film("", eleni)));
    await Promise.all([check(importId, 3), check(importId, 4), check(importId, 3)]);
    expect(faults).toEqual([]);
    expect(await countsOf(importId)).toBe("finished: 30 of 30, 30 accepted, 0 duplicates, 0 rejected, 0 parked");
    expect(await imports.rows("select count(*)::int as udrs, count(distinct import_line)::int as lines from udr")).toEqual([
      { udrs: 30, lines: 30 },
    ]);
  });

  test("stopped between two chunks it goes on behind the last, and repeats nothing", async () => {
    const { importId } = await imports.send(Array.from({ length: 9 }, (_, index) => imports.film("", index === 1 ? "S-0" : eleni)));
    const stop = new AbortController();
    const { database, close } = openDatabase(desk.test.url, { max: 3 });
    const stopped = checkUsageImport(
      { ...home(2), database: onSelect(database, { table: "usage_import_line", times: 3 }, async () => stop.abort()) },
      importId,
      stop.signal,
    );
    await expect(stopped).rejects.toThrow();
    await close();
    expect(await countsOf(importId)).toMatch(/^running: [246] of 9/);
    await check(importId, 2);
    expect(await countsOf(importId)).toBe("finished: 9 of 9, 8 accepted, 0 duplicates, 0 rejected, 1 parked");
    expect(await udrs()).toHaveLength(8);
  });

  test("what is changed while lines are judged is seen before they are stored", async () => {
    const { importId } = await imports.send([imports.film("R-1", eleni), imports.film("R-2", hotel)]);
    const { database, close } = openDatabase(desk.test.url, { max: 3 });
    // The time is asked for when the lines are judged.
    const archiving = onSelect(database, { table: "installation", times: 1 }, () => imports.archiveProducts());
    await checkUsageImport({ ...home(2), database: archiving }, importId, never);
    await close();
    expect(await countsOf(importId)).toBe("finished: 2 of 2, 0 accepted, 0 duplicates, 0 rejected, 2 parked");
    expect(await udrs()).toEqual([]);
    expect(await imports.texts("select reference as text from usage_reference")).toEqual([]);
  });

  test("a fault stops the batch, and sent again it goes on", async () => {
    const { importId } = await imports.send([imports.film("R-1", eleni), imports.film("R-2", eleni), imports.film("R-3", eleni)]);
    await desk.test.owner.execute(sql.raw("alter table udr add constraint no_second check (import_line <> 4)"));
    await check(importId, 2);
    expect(faults.splice(0)).toHaveLength(1);
    expect(await countsOf(importId)).toBe("failed: 2 of 3, 2 accepted, 0 duplicates, 0 rejected, 0 parked");
    await desk.test.owner.execute(sql.raw("alter table udr drop constraint no_second"));
    expect(await imports.send([])).toMatchObject({ importId, state: "waiting", faultId: null });
    await check(importId, 2);
    expect(await countsOf(importId)).toBe("finished: 3 of 3, 3 accepted, 0 duplicates, 0 rejected, 0 parked");
  });

  test("a batch that was cancelled makes no more UDRs", async () => {
    const { importId } = await imports.send([imports.film("R-1", eleni)]);
    expect(await done(cancelUsageImport(imports.context(), importId))).toMatchObject({ state: "cancelled" });
    await check(importId);
    expect(await udrs()).toEqual([]);
    expect(await cancelUsageImport(imports.context(), importId)).toMatchObject({ refusal: { code: "IMPORT_ENDED" } });
  });
});

describe("a chunk that is looked at while the one before it is stored", () => {
  test("knows what that one brought: a repeat is told, whatever else is wrong with its line", async () => {
    const lines = ["R-1", "R-2", "R-3"].flatMap((reference) => [imports.film(reference, eleni), imports.film(reference, "S-0")]);
    const { importId } = await imports.send(lines);
    await check(importId, 1);
    expect(await exceptionsOf(importId)).toEqual([3, 5, 7].map((line) => `${line} duplicate DUPLICATE_USAGE reference`));
  });

  test("waits for who changes what its UDRs mean", async () => {
    const { importId } = await imports.send([imports.film("R-1", eleni)]);
    const checked: Promise<void>[] = [];
    await withTransaction(desk.test.owner, async (tx) => {
      await tx.execute(sql`select from udr_type where code = 'PPV' for update`);
      checked.push(check(importId));
      await vi.waitUntil(async () => (await waitingSessions(desk.test.owner)) === 1, { timeout: 2_500, interval: 10 });
      expect(await udrs()).toEqual([]);
    });
    await Promise.all(checked);
    expect(await countsOf(importId)).toBe("finished: 1 of 1, 1 accepted, 0 duplicates, 0 rejected, 0 parked");
  });
});
