import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { auditEntry } from "#db/schema/system.ts";
import { type AluxsatDesk, atNicosia, correct, later, openAluxsatDesk, orderFilm } from "#db/testing/aluxsat-desk.ts";
import type { Role } from "#lib/domain/people/permissions.ts";
import type { UdrExportInput } from "#lib/domain/udr/udr-selection-schema.ts";
import { exportUdrs } from "./export-udrs.ts";

let desk: AluxsatDesk;
const ordered: number[] = [];

/** Four films by the hotel, ten minutes apart, and one by Eleni, which is cancelled. */
beforeAll(async () => {
  desk = await openAluxsatDesk();
  for (let index = 0; index < 4; index += 1) {
    ordered.push(await orderFilm({ desk, customer: "hotel" }, later(atNicosia("00:10"), index * 10)));
  }
  const cancelled = await orderFilm({ desk, customer: "eleni" }, atNicosia("20:00", 4));
  ordered.push(cancelled);
  await correct(desk.as("careAgent", atNicosia("08:00", 5)), { action: "cancel", udrId: cancelled, expectedRevision: 1 });
}, 120_000);
afterAll(() => desk.close());

const COLUMNS = ["number", "account", "from", "state", "total"];
const everything: UdrExportInput = { selection: { kind: "matching", filters: {}, except: [] }, sort: "-from", columns: COLUMNS };

let requests = 0;
async function exported(input: UdrExportInput, role: Role = "careLead") {
  requests += 1;
  const requestId = `export-${requests}`;
  const result = await exportUdrs({ ...desk.as(role, atNicosia("09:00", 6)), requestId }, input);
  if (!result.ok) return { refusal: result.refusal.code, lines: [], requestId };
  const chunks = await Array.fromAsync(result.value);
  return { refusal: null, lines: chunks.join("").trimEnd().split("\r\n"), requestId };
}

const numbers = (lines: readonly string[]) => lines.slice(1).map((line) => Number.parseInt(line, 10));

async function recorded(requestId: string) {
  return desk.test.database
    .select({ action: auditEntry.action, actor: auditEntry.actorName, after: auditEntry.after })
    .from(auditEntry)
    .where(and(eq(auditEntry.entity, "udrExport"), eq(auditEntry.entityId, requestId)))
    .orderBy(auditEntry.auditId);
}

test("the columns chosen, in their order, in the order of the list", async () => {
  const { lines } = await exported(everything);
  expect(lines[0]).toBe("\uFEFFNumber,Account,Account name,From,State,Total,Currency");
  expect(numbers(lines)).toEqual(ordered.toReversed());
  expect(lines[1]).toBe(`${ordered[4]},A-10001,Eleni Georgiou,2026-03-04T20:00:00+02:00,Cancelled,,EUR`);
  const oldest = await exported({ ...everything, sort: "from", columns: ["state", "number"] });
  expect(oldest.lines.slice(0, 2)).toEqual(["\uFEFFState,Number", `Posted,${ordered[0]}`]);
});

test("only what matches, but for the exceptions; or only what was named, in the order of the list", async () => {
  const except = ordered.slice(0, 1);
  const hotel = await exported({ ...everything, selection: { kind: "matching", filters: { account: "A-10005" }, except } });
  expect(numbers(hotel.lines)).toEqual(ordered.slice(1, 4).toReversed());
  const chosen = [ordered[0] ?? 0, ordered[3] ?? 0, 999_999_999];
  const named = await exported({ ...everything, selection: { kind: "ids", udrIds: chosen } });
  expect(numbers(named.lines)).toEqual([ordered[3], ordered[0]]);
  const nobody = await exported({ ...everything, selection: { kind: "matching", filters: { account: "A-0" }, except: [] } });
  expect(nobody.lines).toHaveLength(1);
});

test("an agent's file names no customers, a lead's does", async () => {
  expect((await exported(everything, "careAgent")).lines[0]).toBe("\uFEFFNumber,Account,From,State,Total,Currency");
  expect((await exported(everything, "careLead")).lines[0]).toContain("Account name");
});

test("it is on record before the first line and after the last: who, what in words, how many", async () => {
  const { requestId } = await exported({ ...everything, selection: { kind: "matching", filters: { state: "posted" }, except: [] } });
  const [begun, sent, ...others] = await recorded(requestId);
  expect(begun).toMatchObject({
    action: "udr.export",
    after: {
      criteria: "State Posted",
      exceptions: 0,
      sort: "-from",
      hasNames: true,
      columns: ["Number", "Account", "From", "State", "Total"],
    },
  });
  expect(sent).toMatchObject({ action: "udr.exportSent", after: { rows: 4, isWhole: true } });
  expect(begun?.actor).toBe(sent?.actor);
  expect(others).toEqual([]);
});

test("who stops reading is on record with what was read", async () => {
  const result = await exportUdrs({ ...desk.as("careLead", atNicosia("09:00", 6)), requestId: "stopped" }, everything);
  if (!result.ok) throw new Error(result.refusal.code);
  await result.value.next();
  await result.value.return(undefined);
  expect((await recorded("stopped")).at(-1)).toMatchObject({ action: "udr.exportSent", after: { rows: 0, isWhole: false } });
});

test("of a condition on metadata the record keeps the attribute, never the value", async () => {
  const filters = { account: "A-10001", metadata: [{ attribute: "location", is: "Nicosia" }] };
  const { requestId } = await exported({ ...everything, selection: { kind: "matching", filters, except: [] } });
  const record = await recorded(requestId);
  expect(record[0]?.after).toMatchObject({ criteria: "Account number A-10001", attributes: ["location"] });
  expect(JSON.stringify(record)).not.toContain("Nicosia");
});

test("it is read page by page, whole however the pages end", async () => {
  for (const page of [1, 2, 5, 6]) {
    const result = await exportUdrs({ ...desk.as("careLead", atNicosia("09:00", 6)), requestId: `page-${page}` }, everything, {
      page,
      most: 100,
    });
    const chunks = result.ok ? await Array.fromAsync(result.value) : [];
    expect(numbers(chunks.join("").trimEnd().split("\r\n")), `pages of ${page}`).toEqual(ordered.toReversed());
  }
});

test("what a file cannot hold is refused before a line is sent; what just fits is whole", async () => {
  const context = { ...desk.as("careLead", atNicosia("09:00", 6)), requestId: "large" };
  const refused = await exportUdrs(context, everything, { page: 2, most: 3 });
  expect(refused).toEqual({ ok: false, refusal: { code: "EXPORT_TOO_LARGE", params: { most: "3" } } });
  // As many as it holds are no more than it holds.
  for (const page of [1, 2]) {
    const exact = await exportUdrs(context, everything, { page, most: 5 });
    const lines = exact.ok ? (await Array.fromAsync(exact.value)).join("").trimEnd().split("\r\n") : [];
    expect(lines).toHaveLength(6);
  }
});

test("a column that nobody knows is refused, and leaves nothing on record", async () => {
  const { refusal, requestId } = await exported({ ...everything, columns: ["number", "password_hash"] });
  expect(refusal).toBe("INVALID_INPUT");
  expect(await recorded(requestId)).toEqual([]);
});
