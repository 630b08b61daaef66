import { readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findBrokenInvariants } from "../invariants/check-invariants.ts";
import { type AluxsatDesk, atNicosia, openAluxsatDesk, orderFilm, udrOf } from "../testing/aluxsat-desk.ts";

/** As the first engine wrote it for a film at 02:14 on 3 March 2026. */
const [FIRST] = JSON.parse(readFileSync(new URL("../../lib/rating/golden/explanations-1.json", import.meta.url), "utf8")) as unknown[];

let desk: AluxsatDesk;

beforeAll(async () => {
  desk = await openAluxsatDesk();
});

afterAll(() => desk.close());

test("an RBI that was stored with an explanation of the first form is read, told and recomputed as ever", async () => {
  const udrId = await orderFilm({ desk, customer: "eleni" }, atNicosia("02:14"));
  await desk.test.owner.execute(sql`update rbi set explanation = ${JSON.stringify(FIRST)}::jsonb where udr_id = ${udrId}`);
  const udr = await udrOf(desk.as("callCentreAgent", atNicosia("12:00")), udrId);
  expect(udr.price?.headline).toBe("€5.00 = 1 transaction × €5.00.");
  expect(udr.price?.reasons.map(({ kind }) => kind)).toEqual(["plan", "won", "lost", "lost", "lost", "tax"]);
  expect(await findBrokenInvariants(desk.test.owner)).toEqual([]);
});
