import { afterAll, beforeAll, expect, test } from "vitest";
import { type AluxsatDesk, adjustOf, correct, later, openAluxsatDesk, udrOf } from "#db/testing/aluxsat-desk.ts";
import { type CreditDesk, creditDesk } from "#db/testing/credit-desk.ts";
import { done } from "#db/testing/price-plan-scenario.ts";
import { expiryOf } from "#lib/domain/udr/credit-request.ts";
import type { Context } from "../context.ts";
import { getHome } from "./get-home.ts";

let desk: AluxsatDesk;
let credits: CreditDesk;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  credits = creditDesk(desk);
  credits.nextDay();
});
afterAll(() => desk.close());

test("the home page says of what waits that it cannot be approved any more, to who decides and to who asked", async () => {
  const [overtaken, waiting] = [await credits.films(6), await credits.films(6)];
  for (const udrId of [overtaken, waiting]) await credits.askedFor(udrId);
  const standings = async (decides: Context, asked: Context) => [
    (await getHome(decides)).reviews?.map(({ standing }) => standing),
    (await getHome(asked)).asked.map(({ standing }) => standing).toReversed(),
  ];
  expect(await standings(credits.emil(11), credits.daphne(11))).toEqual([
    ["open", "open"],
    ["open", "open"],
  ]);
  await done(correct(credits.emil(12), adjustOf(await udrOf(credits.emil(), overtaken), { quantity: "5" })));
  expect(await standings(credits.emil(13), credits.daphne(13))).toEqual([
    ["changed", "open"],
    ["changed", "open"],
  ]);
  const aWeekLater = (context: Context): Context => ({ ...context, now: later(expiryOf(context.now), 1) });
  expect(await standings(aWeekLater(credits.emil(13)), aWeekLater(credits.daphne(13)))).toEqual([
    ["expired", "expired"],
    ["expired", "expired"],
  ]);
});
