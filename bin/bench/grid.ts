import postgres from "postgres";
import { type Database, openDatabase } from "#db/connection.ts";
import type { UdrListInput } from "#lib/domain/udr/udr-list-schema.ts";
import { UDR_SORTS, type UdrSort } from "#lib/domain/udr/udr-query.ts";
import { instantFromMillis, instantToString } from "#lib/kernel/instant.ts";
import { listUdrs } from "#lib/operations/udr/list-udrs.ts";
import { signedCursor } from "#lib/operations/udr-cursor.ts";
import { insertGridUsage, LARGE_ACCOUNT, RARE_PRODUCT, YEAR_ENDS, YEAR_MILLIS } from "./grid-usage.ts";
import { type Measured, report } from "./report.ts";
import { usageDatabase } from "./usage-database.ts";

// npm run bench -- grid [--large]: pages of the summary among a million UDRs, or ten, at any depth.
const MILLION = 1_000_000;
const UDRS = process.argv.includes("--large") ? 10 * MILLION : Number.parseInt(process.env.RATEWRIGHT_BENCH_ROWS ?? String(MILLION), 10);
const PAGES = 40;
const CEILING_MILLIS = 100;

/** Before the clock runs: the compiler, and what a working console has in memory anyway. */
const WARM = 8;

type Case = { readonly name: string; readonly input: Partial<UdrListInput>; readonly sorts: readonly UdrSort[] };

const DAY = "2026-06-15";
const SHOWN: readonly Case[] = [
  { name: "everything", input: {}, sorts: UDR_SORTS },
  { name: "one account", input: { account: "A777" }, sorts: ["-from", "-billing", "-number"] },
  { name: "an organisation", input: { account: `A${LARGE_ACCOUNT}` }, sorts: UDR_SORTS },
  { name: "an organisation's rare product", input: { account: `A${LARGE_ACCOUNT}`, product: `P${RARE_PRODUCT - 1}` }, sorts: ["-from"] },
  { name: "a product", input: { product: "P5" }, sorts: ["-from", "-billing", "-number"] },
  { name: "a rare product", input: { product: `P${RARE_PRODUCT - 1}` }, sorts: ["-from", "-billing", "-number"] },
  { name: "a family", input: { productFamily: "F1" }, sorts: ["-from"] },
  { name: "cancelled", input: { state: "cancelled" }, sorts: ["-from", "-number"] },
  { name: "to be credited", input: { directive: "toBeCredited" }, sorts: ["-from"] },
  { name: "not rated", input: { rated: "pending" }, sorts: ["-from", "-number"] },
  { name: "not billed", input: { charge: "notBilled" }, sorts: ["-from", "-number"] },
  { name: "billed", input: { charge: "billed" }, sorts: ["-from", "-billing"] },
  { name: "a batch", input: { import: "3" }, sorts: ["-from", "-number"] },
  { name: "a UDR type and a source", input: { udrType: "DATA", source: "DECODER" }, sorts: ["-from"] },
  { name: "a total", input: { totalMin: "25", totalMax: "25.2" }, sorts: ["-from"] },
  { name: "a usage that nothing has", input: { usageMin: "900" }, sorts: ["-from", "-billing", "-number"] },
  { name: "a day", input: { from: DAY, to: DAY }, sorts: ["-from"] },
  {
    name: "metadata in a month",
    input: { from: "2026-06-01", to: "2026-07-01", metadata: [{ attribute: "network", is: "5G" }] },
    sorts: ["-from"],
  },
  {
    name: "metadata that nothing has",
    input: { from: "2026-06-01", to: "2026-07-01", metadata: [{ attribute: "mbps", between: ["50", "60"] }] },
    sorts: ["-from"],
  },
];

/** In a fixed sequence: every run asks the same. */
let drawn = 12_345;
function draw(below: number): number {
  drawn = (drawn * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((drawn / 2_147_483_648) * below);
}

/** Somewhere in the list; the ends are as likely as the middle. */
function anywhere(sort: UdrSort): string {
  const udrId = 1 + draw(UDRS);
  const key = sort.endsWith("number") ? udrId : YEAR_ENDS - draw(YEAR_MILLIS);
  return signedCursor({ sort, towards: draw(2) === 0 ? "below" : "above", key, udrId });
}

async function measure(database: Database, { name, input }: Case, sort: UdrSort): Promise<Measured> {
  const context = {
    actor: { kind: "system", name: "bench" },
    now: instantFromMillis(YEAR_ENDS),
    requestId: "bench",
    database,
  } as const;
  const millis: number[] = [];
  for (let page = -WARM; page < PAGES; page += 1) {
    // Every fourth is a first page, which counts.
    const cursor = page % 4 === 0 ? undefined : anywhere(sort);
    const begun = performance.now();
    const listed = await listUdrs(context, { ...input, sort, cursor });
    if (!listed.ok) throw new Error(`${name}: ${JSON.stringify(listed.refusal)}`);
    JSON.stringify(listed.value);
    if (page >= 0) millis.push(performance.now() - begun);
  }
  millis.sort((left, right) => left - right);
  return { measure: `${name}, by ${sort}`, value: millis[Math.floor(PAGES * 0.95)] ?? Number.NaN, unit: "ms", ceiling: CEILING_MILLIS };
}

process.env.RATEWRIGHT_SECRET ??= "only for signing the cursors of a bench";
process.env.RATEWRIGHT_ORIGIN ??= "http://localhost";
process.env.RATEWRIGHT_DEMO ??= "0";
const home = await usageDatabase(0);
process.env.DATABASE_URL ??= home.url;
const owner = postgres(home.ownerUrl, { max: 1, onnotice: () => {} });
const { database, close } = openDatabase(home.url, { max: 4 });
const measured: Measured[] = [];
try {
  const begun = performance.now();
  await insertGridUsage(owner, UDRS);
  console.log(`Made in ${Math.round((performance.now() - begun) / 1000)} s, until ${instantToString(instantFromMillis(YEAR_ENDS))}.`);
  for (const one of SHOWN) {
    for (const sort of one.sorts) {
      measured.push(await measure(database, one, sort));
    }
  }
} finally {
  await Promise.all([close(), owner.end()]);
  await home.close();
}
report(`Grid: p95 of ${PAGES} pages of 100 among ${UDRS.toLocaleString("en-GB")} UDRs, at any depth, on the server`, measured);
