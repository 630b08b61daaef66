import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "#db/connection.ts";
import { type AluxsatDesk, atNicosia, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { done } from "#db/testing/price-plan-scenario.ts";
import { onSelect, usageImportDesk } from "#db/testing/usage-import-desk.ts";
import { retryParkedLines } from "#lib/operations/usage-import/retry-parked-lines.ts";
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

const never = new AbortController().signal;
const home = () => ({ database: desk.test.database, chunk: 2, reportFault: (error: unknown) => String(error) });
const check = (importId: number) => checkUsageImport(home(), importId, never);

describe("all or nothing", () => {
  test("one bad line refuses the batch, every bad one is told, and nothing is ever made of the others", async () => {
    const lines = [imports.film("R-1", eleni), imports.film("R-2", "S-0"), imports.film("R-3", eleni), "nothing"];
    const { importId } = await imports.send(lines, { allOrNothing: true });
    await check(importId);
    expect(await imports.countsOf(importId)).toBe("refused: 4 of 4, 0 accepted, 0 duplicates, 1 rejected, 1 parked");
    expect(await imports.exceptionsOf(importId)).toEqual(["3 parked NOT_FOUND subscription", "5 rejected BAD_LINE subscription"]);
    expect(await imports.udrs()).toEqual([]);
    expect(await done(retryParkedLines(imports.context(), { importId }))).toMatchObject({ tried: 0 });
    expect(await done(retryParkedLines(imports.context(), { lines: [{ importId, line: 3 }] }))).toMatchObject({ tried: 0 });
  });

  test("good lines all become UDRs; a repeat is no fault", async () => {
    await check((await imports.send([imports.film("R-1", eleni)])).importId);
    const lines = [imports.film("R-1", eleni), imports.film("R-2", eleni), imports.film("R-3", hotel)];
    const { importId } = await imports.send(lines, { reference: "B-2", allOrNothing: true });
    await check(importId);
    expect(await imports.countsOf(importId)).toBe("finished: 3 of 3, 2 accepted, 1 duplicates, 0 rejected, 0 parked");
  });

  test("a line that turns bad between the look and the storing still refuses all of it", async () => {
    const lines = [imports.film("R-1", eleni), imports.film("R-2", eleni), imports.film("R-3", eleni)];
    const { importId } = await imports.send(lines, { allOrNothing: true });
    const { database, close } = openDatabase(desk.test.url, { max: 3 });
    // The look asks for this product twice, for two chunks, and storing them twice for each; it is put away before the second is judged.
    const archiving = onSelect(database, { table: "product", times: 6 }, async () => {
      await desk.test.owner.execute(sql`update product set archived_at = now()`);
    });
    await checkUsageImport({ ...home(), database: archiving }, importId, never);
    await close();
    expect(await imports.countsOf(importId)).toBe("refused: 3 of 3, 0 accepted, 0 duplicates, 0 rejected, 3 parked");
    expect(await imports.udrs()).toEqual([]);
  });

  test("lines are stored by the definitions as they are then, or looked at once more", async () => {
    const { importId } = await imports.send([imports.film("R-1", eleni), imports.film("R-2", eleni)], { allOrNothing: true });
    const { database, close } = openDatabase(desk.test.url, { max: 3 });
    // The time is asked for the second time when the lines are judged and about to be stored.
    const archiving = onSelect(database, { table: "installation", times: 2 }, () => imports.archiveProducts());
    await checkUsageImport({ ...home(), database: archiving }, importId, never);
    await close();
    expect(await imports.countsOf(importId)).toBe("refused: 2 of 2, 0 accepted, 0 duplicates, 0 rejected, 2 parked");
    expect(await imports.udrs()).toEqual([]);
  });
});
