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
import { ACCOUNTS, usageDatabase } from "./usage-database.ts";

// npm run bench -- import: a batch of usage, received and validated, against a bare COPY of the rows that it becomes.
const ROUNDS = 3;
const MILLION = 1_000_000;
const ROWS = Number.parseInt(process.env.RATEWRIGHT_BENCH_ROWS ?? "200000", 10);
const PIECE = 64 * 1024;
/** In the order in which their foreign keys allow. */
const TABLES = ["usage_reference", "udr", "rating_queue"] as const;

const KEYS = ["country", "mbps", "network", "traffic"] as const;

/** The usage of the mixed plan as a sender writes it, each with a number of its own. */
function csvFile(): Uint8Array {
  const { usages } = mixedWorkload();
  const header = `reference,subscription,product,udrType,amount,from,to,${KEYS.map((key) => `metadata.${key}`).join(",")}`;
  const lines = usages(0, ROWS).map((usage, index) => {
    const { productCode, quantity, from, to, metadata } = usage;
    const type = usage.udrType?.split === true ? "CALL" : "DATA";
    const period = `${instantToString(from)},${to === null ? "" : instantToString(to)}`;
    const values = KEYS.map((key) => metadata[key] ?? "").join(",");
    return `R-${index},S${(index % ACCOUNTS) + 1},${productCode},${type},${decimalToString(quantity)},${period},${values}`;
  });
  return new TextEncoder().encode(`${header}\n${lines.join("\n")}\n`);
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

type Run = { readonly receive: number; readonly check: number; readonly cpuSeconds: number };

async function importOnce(database: Database, file: Uint8Array, round: number): Promise<Run> {
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
  const [arrived, used] = [performance.now(), process.cpuUsage()];
  const reportFault = (error: unknown): never => {
    throw error;
  };
  await checkUsageImport({ database, reportFault }, importId, new AbortController().signal);
  const ended = performance.now();
  const { user, system } = process.cpuUsage(used);
  const finished = await getUsageImport(context, importId);
  if (!finished.ok || finished.value.accepted !== ROWS) throw new Error(JSON.stringify(finished));
  return { receive: (arrived - begun) / 1000, check: (ended - arrived) / 1000, cpuSeconds: (user + system) / MILLION };
}

/** The rows that an import made, as they would be copied. */
async function dump(owner: Client): Promise<readonly Buffer[]> {
  const dumped: Buffer[] = [];
  for (const table of TABLES) dumped.push(await buffer(owner.query(copyStreams.to(`copy ${table} to stdout`))));
  return dumped;
}

async function copyBare(client: Client, dumped: readonly Buffer[]): Promise<number> {
  const begun = performance.now();
  await client.query("begin");
  for (const [index, table] of TABLES.entries()) {
    const rows = present(dumped[index], table);
    const pieces = Array.from({ length: Math.ceil(rows.length / PIECE) }, (_, at) => rows.subarray(at * PIECE, (at + 1) * PIECE));
    await pipeline(Readable.from(pieces), client.query(copyStreams.from(`copy ${table} from stdin`)));
  }
  await client.query("commit");
  return (performance.now() - begun) / 1000;
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
const copies: number[] = [];
try {
  await completeOffer(owner);
  const file = csvFile();
  // The first is for the compiler.
  for (let round = 0; round <= ROUNDS; round += 1) {
    await clear(owner);
    const run = await importOnce(database, file, round);
    const dumped = await dump(owner);
    await clear(owner);
    const copied = await copyBare(bare, dumped);
    if (round === 0) continue;
    runs.push(run);
    copies.push(copied);
  }
} finally {
  await Promise.all([close(), owner.end(), bare.end()]);
  await home.close();
}

const seconds = median(runs.map(({ check }) => check));
const measured: readonly Measured[] = [
  {
    measure: "validated and stored",
    value: ROWS / seconds,
    unit: "rows/s",
    floor: 50_000,
    cpuSeconds: median(runs.map((run) => run.cpuSeconds)),
  },
  { measure: "received", value: ROWS / median(runs.map(({ receive }) => receive)), unit: "rows/s" },
  { measure: "the bare COPY of the same rows", value: ROWS / median(copies), unit: "rows/s" },
  { measure: "against the bare COPY", value: median(runs.map(({ check }, round) => (copies[round] ?? 0) / check)), unit: "×", floor: 0.5 },
];
report(`Import: ${ROWS.toLocaleString("en-GB")} lines of CSV for 20,000 subscriptions; ${ROUNDS} rounds, median`, measured);
