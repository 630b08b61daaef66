import { availableParallelism } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { to as copyTo } from "pg-copy-streams";
import { type Database, openDatabase } from "#db/connection.ts";
import { findBacktest } from "#db/queries/backtests.ts";
import { copyUsage, openUsageStream } from "#db/usage-stream.ts";
import { present } from "#lib/kernel/assert.ts";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import { readBacktestSource } from "#lib/worker/backtest/backtest-source.ts";
import { raterHere } from "#lib/worker/backtest/rater.ts";
import { runBacktest } from "#lib/worker/backtest/run-backtest.ts";
import { type Measured, median, report } from "./report.ts";
import { resetBacktest, type UsageDatabase, usageDatabase } from "./usage-database.ts";

// npm run bench -- backtest: a draft against the version in force on usage in a PostgreSQL of its own, in as many threads as there are processors.
const ROUNDS = 3;
const MILLION = 1_000_000;
const UDRS = Number.parseInt(process.env.RATEWRIGHT_BENCH_UDRS ?? String(MILLION), 10);
const ALL_SHARDS = Array.from({ length: 256 }, (_, shard) => shard);
const THREADS = availableParallelism();
/** Milliseconds from one look at the result to the next, until there is a first. */
const ASKED_EVERY = 10;
const KEYS = ["country", "mbps", "network", "traffic"];

type Run = { readonly seconds: number; readonly cpuSeconds: number; readonly firstAnswer: number };

/** From the job's begin to the result; the first answer is when the sums of some usage can be asked for. */
async function backtestOnce(database: Database, { url, ownerUrl }: UsageDatabase): Promise<Run> {
  await resetBacktest(ownerUrl);
  const [begun, used] = [performance.now(), process.cpuUsage()];
  let [firstAnswer, isDone] = [Number.NaN, false];
  const watch = async () => {
    while (!isDone && Number.isNaN(firstAnswer)) {
      // Asked without a break, the question would take a good part of a processor from what is measured.
      await pause(ASKED_EVERY);
      const found = await findBacktest(database, 1);
      if ((found?.tally?.total.udrs ?? 0) > 0) firstAnswer = (performance.now() - begun) / 1000;
    }
  };
  const reportFault = (error: unknown): never => {
    throw error;
  };
  const watching = watch();
  await runBacktest({ database, databaseUrl: url, reportFault }, 1, new AbortController().signal);
  isDone = true;
  await watching;
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(used);
  const finished = present(await findBacktest(database, 1), "the backtest");
  const rated = present(finished.tally, "the result").total.udrs;
  if (rated !== UDRS) throw new Error(`rated ${rated} of ${UDRS} UDRs`);
  return { seconds, cpuSeconds: (user + system) / MILLION, firstAnswer };
}

/**
 * All of it priced twice and added up in one thread, on one connection, and stored nowhere: what the budget of 0.60 was set by. Two threads
 * share two processors with the database, which leaves none for it to read ahead.
 */
async function rateInOneThread(database: Database, { url }: UsageDatabase): Promise<number> {
  const backtest = present(await findBacktest(database, 1), "the backtest");
  const rater = await raterHere({ databaseUrl: url, source: await readBacktestSource(database, backtest) });
  const begun = performance.now();
  const { udrs } = await rater.rate(ALL_SHARDS, () => {});
  const seconds = (performance.now() - begun) / 1000;
  await rater.end();
  if (udrs !== UDRS) throw new Error(`read ${udrs} of ${UDRS} UDRs`);
  return seconds;
}

/** The same usage by the same statement, read and thrown away, over some connections with a part of the shards each. */
async function streamOut({ url }: UsageDatabase, connections: number): Promise<number> {
  const begun = performance.now();
  const all = { from: instantFromMillis(0), to: instantFromMillis(Date.UTC(2200, 0, 1)), accountIds: null, productIds: null };
  const streams = Array.from({ length: connections }, async (_, connection) => {
    const client = await openUsageStream(url);
    const shards = ALL_SHARDS.filter((shard) => shard % connections === connection);
    for await (const _bytes of client.query(copyTo(copyUsage({ ...all, shards, keys: KEYS, hasPersonal: false }))));
    await client.end();
  });
  await Promise.all(streams);
  return (performance.now() - begun) / 1000;
}

const home = await usageDatabase(UDRS);
const { database, close } = openDatabase(home.url, { max: 4 });
const runs: Run[] = [];
const streams: number[] = [];
const alone: { readonly stream: number; readonly rated: number }[] = [];
let firstSeconds = Number.NaN;
try {
  // The first in a process has to start its threads and compile their code; they stay for those that follow.
  firstSeconds = (await backtestOnce(database, home)).seconds;
  // In turns, so that a machine that becomes slower for a while is slower for both.
  for (let round = 0; round < ROUNDS; round += 1) {
    streams.push(await streamOut(home, THREADS));
    runs.push(await backtestOnce(database, home));
    alone.push({ stream: await streamOut(home, 1), rated: await rateInOneThread(database, home) });
  }
} finally {
  await close();
  await home.close();
}

const perSecond = UDRS / median(runs.map(({ seconds }) => seconds));
const measured: readonly Measured[] = [
  {
    measure: "read and rated under two plans",
    value: perSecond,
    unit: "UDR/s",
    floor: 200_000,
    cpuSeconds: median(runs.map(({ cpuSeconds }) => cpuSeconds)),
  },
  { measure: "the first in a process", value: UDRS / firstSeconds, unit: "UDR/s" },
  { measure: `the bare stream, ${THREADS} connections`, value: UDRS / median(streams), unit: "UDR/s" },
  {
    measure: `${THREADS} threads against ${THREADS} bare streams`,
    value: median(runs.map(({ seconds }, round) => (streams[round] ?? 0) / seconds)),
    unit: "×",
  },
  { measure: "one thread", value: UDRS / median(alone.map(({ rated }) => rated)), unit: "UDR/s" },
  { measure: "the bare stream, one connection", value: UDRS / median(alone.map(({ stream }) => stream)), unit: "UDR/s" },
  {
    measure: "one thread against one bare stream",
    value: median(alone.map(({ stream, rated }) => stream / rated)),
    unit: "×",
    floor: 0.6,
  },
  { measure: "10 million UDRs at this speed", value: (10 * MILLION) / perSecond, unit: "s", ceiling: 30 },
  { measure: "first sampled answer", value: median(runs.map(({ firstAnswer }) => firstAnswer)), unit: "s", ceiling: 1 },
];
report(`Backtest: ${UDRS.toLocaleString("en-GB")} UDRs of 20,000 accounts, the mixed plan; ${ROUNDS} rounds, median`, measured);
