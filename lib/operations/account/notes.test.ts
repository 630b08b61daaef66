import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pgCode } from "#db/errors.ts";
import { type AluxsatDesk, atNicosia, later, openAluxsatDesk, orderFilm } from "#db/testing/aluxsat-desk.ts";
import { addNoteInput } from "#lib/domain/note/note-schema.ts";
import { can, ROLES } from "#lib/domain/people/permissions.ts";
import { addNote } from "./add-note.ts";
import { listNotes } from "./list-notes.ts";

let desk: AluxsatDesk;
let filmId: number;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  filmId = await orderFilm({ desk, customer: "eleni" }, atNicosia("20:00"));
});
afterAll(() => desk.close());

const EVENING = atNicosia("21:00");
const ACCOUNT = "A-10001";

async function notesOf(udrId: number | null, account = ACCOUNT) {
  const found = await listNotes(desk.as("auditor", EVENING), { account, udrId });
  if (!found.ok) throw new Error(found.refusal.code);
  return found.value;
}

describe("a note", () => {
  test("is written about the customer or one UDR, with who, when and the ticket, newest first", async () => {
    const agent = desk.as("callCentreAgent", EVENING);
    await addNote(agent, { account: ACCOUNT, udrId: filmId, text: "It stopped.\nTwice.", ticket: "INC-1" });
    await addNote({ ...agent, now: later(EVENING, 5) }, { account: ACCOUNT, udrId: null, text: "Call after six", ticket: null });
    const notes = await notesOf(null);
    expect(notes.map(({ noteId, ...note }) => ({ ...note, isNumbered: noteId > 0 }))).toEqual([
      { udrId: null, text: "Call after six", ticket: null, by: "Chloe Savva", at: "2026-03-03T19:05:00.000Z", isNumbered: true },
      { udrId: filmId, text: "It stopped.\nTwice.", ticket: "INC-1", by: "Chloe Savva", at: "2026-03-03T19:00:00.000Z", isNumbered: true },
    ]);
    expect((await notesOf(filmId)).map(({ ticket }) => ticket)).toEqual(["INC-1"]);
    expect(await notesOf(null, "A-10002")).toEqual([]);
  });

  test("is audited without its words, which may be personal", async () => {
    const rows = await desk.test.owner.execute(sql`
      select actor_name, entity, after, account_id from audit_entry where action = 'note.write' order by audit_id limit 1`);
    expect(rows).toEqual([
      { actor_name: "Chloe Savva", entity: "note", after: { udrId: filmId, ticket: "INC-1" }, account_id: expect.anything() },
    ]);
  });

  test("is about an account and a UDR that there are, and about a UDR of that account", async () => {
    const agent = desk.as("careAgent", EVENING);
    const note = { text: "x", ticket: null };
    expect(await addNote(agent, { ...note, account: "A-99999", udrId: null })).toMatchObject({
      refusal: { code: "NOT_FOUND", path: "account" },
    });
    expect(await addNote(agent, { ...note, account: ACCOUNT, udrId: 999_999 })).toMatchObject({
      refusal: { code: "NOT_FOUND", path: "udrId" },
    });
    expect(await addNote(agent, { ...note, account: "A-10002", udrId: filmId })).toMatchObject({
      refusal: { code: "NOT_FOUND", path: "udrId" },
    });
    expect(await listNotes(agent, { account: "A-99999", udrId: null })).toMatchObject({ refusal: { code: "NOT_FOUND" } });
  });

  test("is written once, however often it is sent", async () => {
    const agent = { ...desk.as("careAgent", EVENING), idempotencyKey: "note-1" };
    const note = { account: "A-10003", udrId: null, text: "Sent twice", ticket: null };
    const twice = [await addNote(agent, note), await addNote(agent, note)];
    expect(twice[1]).toEqual(twice[0]);
    expect(await notesOf(null, "A-10003")).toHaveLength(1);
    expect(await addNote(agent, { ...note, text: "Another" })).toMatchObject({ refusal: { code: "IDEMPOTENCY_MISMATCH" } });
  });

  test.each(["update account_note set words = 'x'", "delete from account_note"])("is never changed: %s", async (statement) => {
    const refusal: unknown = await desk.test.database.execute(sql.raw(statement)).catch((error: unknown) => error);
    expect(pgCode(refusal)).toBe("42501");
  });

  test.each([
    ["without words", "   ", null],
    ["with too many", "x".repeat(2001), null],
    ["with too long a ticket", "x", "T".repeat(41)],
  ])("%s is refused, by the database as well", async (_name, text, ticket) => {
    expect(addNoteInput.safeParse({ account: ACCOUNT, udrId: null, text, ticket }).success).toBe(false);
    const refusal: unknown = await addNote(desk.as("careAgent", EVENING), { account: ACCOUNT, udrId: null, text, ticket }).catch(
      (error: unknown) => error,
    );
    expect(pgCode(refusal)).toBe("23514");
  });

  test("is trimmed, and a ticket of blanks is none", () => {
    expect(addNoteInput.parse({ account: ACCOUNT, udrId: null, text: " Call \n", ticket: "  " })).toMatchObject({
      text: "Call",
      ticket: null,
    });
  });

  test("is written by those who talk to customers, and read by everybody who reads accounts", () => {
    expect(ROLES.filter((role) => can(role, "note.write"))).toEqual(["callCentreAgent", "careAgent", "careLead"]);
    expect(ROLES.filter((role) => can(role, "account.read"))).toContain("auditor");
  });
});
