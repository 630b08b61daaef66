import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { Client } from "pg";
import * as copyStreams from "pg-copy-streams";
import { type Database, openDatabase } from "#db/connection.ts";
import { present } from "#lib/kernel/assert.ts";
import { decimalToString } from "#lib/kernel/decimal.ts";
import { instantFromMillis, instantToString } from "#lib/kernel/instant.ts";
import { getUsageImport } from "#lib/operations/usage-import/get-usage-import.ts";
import { receiveUsageImport } from "#lib/operations/usage-import/receive-usage-import.ts";
import { checkUsageImport } from "#lib/worker/usage-import/check-usage-import.ts";
import { mixedWorkload } from "./rating-workload.ts";
import { type Measured, median, report } from "./report.ts";
import { serverSeconds } from "./server-seconds.ts";
import { ACCOUNTS, usageDatabase } from "./usage-database.ts";

// npm run bench -- import: a batch of usage, received and validated, against a bare COPY of the rows that it becomes.
const ROUNDS = 3;
const MILLION = 1_000_000;
const ROWS = Number.parseInt(process.env.RATEWRIGHT_BENCH_ROWS ?? "100000", 10);
/** For the compiler, before anything is measured. */
const FIRST_ROWS = 10_000;
const PER = 100_000;
const PIECE = 64 * 1024;
/** One line of so many cannot be read: it is rejected, and harms no other. */
const BAD_EVERY = 100;
/** In the order in which their foreign keys allow. */
const TABLES = ["usage_reference", "udr", "rating_queue"] as const;

const KEYS = ["country", "mbps", "network", "traffic"] as const;

/** The usage of the mixed plan as a sender writes it, each with a number of its own. */
function csvFile(count: number): Uint8Array {
  const { usages } = mixedWorkload();
  const header = `reference,subscription,product,udrType,amount,from,to,${KEYS.map((key) => `metadata.${key}`).join(",")}`;
  const lines = usages(0, count).map((usage, index) => {
    const { productCode, quantity, from, to, metadata } = usage;
    const type = usage.udrType?.split === true ? "CALL" : "DATA";
    const period = `${instantToString(from)},${to === null ? "" : instantToString(to)}`;
    const values = KEYS.map((key) => metadata[key] ?? "").join(",");
    const amount = isBad(index) ? "many" : decimalToString(quantity);
    return `R-${index},S${(index % ACCOUNTS) + 1},${productCode},${type},${amount},${period},${values}`;
  });
  return new TextEncoder().encode(`${header}\n${lines.join("\n")}\n`);
}

function isBad(index: number): boolean {
  return index % BAD_EVERY === BAD_EVERY - 1;
}

/** What imports ask for beside the offer: a source, and UDR types that are measured and described. */
async function completeOffer(owner: Client): Promise<void> {
  await owner.query("set session_replication_role = replica");
  await owner.query("insert into source (source_id, code, name, channel) values (1, 'GATEWAY', 'Gateway', 'import')");
  await owner.query("insert into udr_type_source (udr_type_id, source_id) select udr_type_id, 1 from udr_type");
  await owner.query("update unit_of_measurement set decimals = 6");
  await owner.query(`insert into product_type_udr_type (product_type_id, udr_type_id, is_default)
    select product_type_id, udr_type_id, udr_type_id = 1 from product_type, udr_type`);
  await owner.query(`insert into udr_type_attribute (udr_type_id, key, label, type, mandatory, personal, position)
    select udr_type_id, key, key, case key when 'mbps' then 'decimal' else 'text' end, false, false, place
    from udr_type, unnest('{${KEYS.join(",")}}'::text[]) with ordinality as attribute (key, place)`);
}

type Seconds = { readonly wall: number; readonly here: number; readonly server: number };
type Run = { readonly receive: number; readonly check: Seconds };

/** How long something takes, and how much work it is, here and in PostgreSQL. */
async function timed(watch: Client, run: () => Promise<void>): Promise<Seconds> {
  const before = await serverSeconds(watch);
  const [begun, used] = [performance.now(), process.cpuUsage()];
  await run();
  const wall = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(used);
  return { wall, here: (user + system) / MILLION, server: (await serverSeconds(watch)) - before };
}

type Import = {
  readonly database: Database;
  readonly watch: Client;
  readonly file: Uint8Array;
  readonly rows: number;
  readonly round: number;
};

async function importOnce({ database, watch, file, rows, round }: Import): Promise<Run> {
  async function* pieces() {
    for (let at = 0; at < file.length; at += PIECE) yield file.subarray(at, at + PIECE);
  }
  const context = {
    actor: { kind: "system", name: "bench" },
    now: instantFromMillis(Date.UTC(2026, 10, 1)),
    requestId: "bench",
    database,
  } as const;
  const begun = performance.now();
  const head = { sourceCode: "GATEWAY", reference: `B-${round}`, fileName: "usage.csv", rating: "here", format: "csv" } as const;
  const received = await receiveUsageImport(context, { ...head, allOrNothing: false }, pieces());
  if (!received.ok) throw new Error(JSON.stringify(received.refusal));
  const { importId } = received.value;
  const receive = (performance.now() - begun) / 1000;
  const reportFault = (error: unknown): never => {
    throw error;
  };
  const check = await timed(watch, () => checkUsageImport({ database, reportFault }, importId, new AbortController().signal));
  const finished = await getUsageImport(context, importId);
  const bad = Math.floor(rows / BAD_EVERY);
  const isWhole = finished.ok && finished.value.accepted === rows - bad && finished.value.rejected === bad;
  if (!isWhole) throw new Error(JSON.stringify(finished));
  return { receive, check };
}

/** The rows that an import made, as they would be copied. */
async function dump(owner: Client): Promise<readonly Buffer[]> {
  const dumped: Buffer[] = [];
  for (const table of TABLES) dumped.push(await buffer(owner.query(copyStreams.to(`copy ${table} to stdout`))));
  return dumped;
}

async function copyBare(client: Client, dumped: readonly Buffer[]): Promise<void> {
  await client.query("begin");
  for (const [index, table] of TABLES.entries()) {
    const rows = present(dumped[index], table);
    const pieces = Array.from({ length: Math.ceil(rows.length / PIECE) }, (_, at) => rows.subarray(at * PIECE, (at + 1) * PIECE));
    await pipeline(Readable.from(pieces), client.query(copyStreams.from(`copy ${table} from stdin`)));
  }
  await client.query("commit");
}

const clear = (owner: Client) => owner.query(`truncate ${TABLES.join(", ")}, usage_import, usage_import_line cascade`);

const home = await usageDatabase(0);
const owner = new Client({ connectionString: home.ownerUrl });
await owner.connect();
const bare = new Client({ connectionString: home.url });
await bare.connect();
// As in the session of an import: the tables are empty when the first row is checked.
await bare.query("set enable_seqscan = off");
const { database, close } = openDatabase(home.url, { max: 4 });
const runs: Run[] = [];
const copies: Seconds[] = [];
try {
  await completeOffer(owner);
  await round(csvFile(FIRST_ROWS), FIRST_ROWS, 0);
  const file = csvFile(ROWS);
  for (let number = 1; number <= ROUNDS; number += 1) {
    const { run, copied } = await round(file, ROWS, number);
    runs.push(run);
    copies.push(copied);
  }
} finally {
  await Promise.all([close(), owner.end(), bare.end()]);
  await home.close();
}

async function round(file: Uint8Array, rows: number, number: number): Promise<{ readonly run: Run; readonly copied: Seconds }> {
  await clear(owner);
  const run = await importOnce({ database, watch: owner, file, rows, round: number });
  const dumped = await dump(owner);
  await clear(owner);
  return { run, copied: await timed(owner, () => copyBare(bare, dumped)) };
}

const of = (read: (run: Run, copied: Seconds) => number) => median(runs.map((run, index) => read(run, present(copies[index], "its copy"))));
const perRows = (seconds: number) => (seconds * PER) / ROWS;
const measured: readonly Measured[] = [
  { measure: "validated and stored", value: of(({ check }) => ROWS / check.wall), unit: "rows/s", floor: 50_000 },
  { measure: "received", value: of(({ receive }) => ROWS / receive), unit: "rows/s" },
  { measure: "the bare COPY of the same rows", value: of((_, copied) => ROWS / copied.wall), unit: "rows/s" },
  { measure: "against the bare COPY", value: of(({ check }, copied) => copied.wall / check.wall), unit: "×", floor: 0.5 },
  { measure: "CPU of the import for 100,000 rows", value: of(({ check }) => perRows(check.here + check.server)), unit: "s" },
  { measure: "… of it PostgreSQL", value: of(({ check }) => perRows(check.server)), unit: "s" },
  { measure: "CPU of the bare COPY for 100,000 rows", value: of((_, copied) => perRows(copied.here + copied.server)), unit: "s" },
];
report(
  `Import: ${ROWS.toLocaleString("en-GB")} lines of CSV for 20,000 subscriptions, 1 in ${BAD_EVERY} bad; ${ROUNDS} rounds, median`,
  measured,
);
