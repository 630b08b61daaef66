import { sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type AluxsatDesk, adjustOf, atNicosia, later, openAluxsatDesk, orderFilm, submit, udrOf } from "#db/testing/aluxsat-desk.ts";
import { done } from "#db/testing/price-plan-scenario.ts";
import { untilSomebodyWaits } from "#db/testing/waiting-locks.ts";
import { withTransaction } from "#db/tx.ts";
import type { Context } from "../context.ts";
import { previewUdrChange } from "./preview-udr-change.ts";

let desk: AluxsatDesk;

beforeEach(async () => {
  desk = await openAluxsatDesk();
});
// Closing asks whether every invariant holds.
afterEach(() => desk.close());

const EVENING = atNicosia("20:00");
const agent = (): Context => desk.as("careAgent", later(EVENING, 10));

/** An Adjust to the decoder that was previewed, and is submitted while somebody who holds the UDR type changes what it allows. */
async function adjustWhile(change: ReturnType<typeof sql>) {
  const udrId = await orderFilm({ desk, customer: "eleni" }, EVENING);
  const adjust = adjustOf(await udrOf(agent(), udrId), { metadata: { device: "DECODER" }, source: "DECODER" });
  const { token } = await done(previewUdrChange(agent(), adjust, "GOODWILL"));
  const answers: ReturnType<typeof submit>[] = [];
  await withTransaction(desk.test.owner, async (tx) => {
    // As whoever saves a UDR type or a value list holds it, and a source who archives it.
    await tx.execute(sql`select from udr_type where code = 'PPV' for update`);
    await tx.execute(sql`select from source where code = 'DECODER' for update`);
    answers.push(submit(agent(), adjust, token));
    await untilSomebodyWaits(desk.test.owner);
    await tx.execute(change);
  });
  const [answer] = await Promise.all(answers);
  return { answer, udr: await udrOf(agent(), udrId) };
}

test.each([
  ["a value that leaves its list", sql`delete from value_list_item where value = 'DECODER'`, "METADATA_INVALID"],
  ["an attribute that goes", sql`delete from udr_type_attribute where key = 'device'`, "METADATA_INVALID"],
  [
    "a source that is archived",
    sql`update source set archived_at = recorded_at from (select now() as recorded_at) where code = 'DECODER'`,
    "NOT_FOUND",
  ],
])("an Adjust is judged by what its UDR type allows when it is written: %s meanwhile is refused", async (_what, change, code) => {
  const { answer, udr } = await adjustWhile(change);
  expect(answer).toMatchObject({ ok: false, refusal: { code } });
  expect(udr.revision).toBe(1);
});

test("what does not touch it is waited for, and the Adjust is done", async () => {
  const { answer, udr } = await adjustWhile(sql`delete from value_list_item where value = 'PHONE'`);
  expect(answer).toMatchObject({ ok: true });
  expect(udr).toMatchObject({ revision: 2, source: { code: "DECODER" } });
});
