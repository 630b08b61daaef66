import { openDatabase } from "#db/connection.ts";
import { findBacktest } from "#db/queries/backtests.ts";
import { present } from "#lib/kernel/assert.ts";
import { runBacktest } from "#lib/worker/backtest/run-backtest.ts";
import { usageDatabase } from "./usage-database.ts";

const udrs = Number(process.env.RATEWRIGHT_BENCH_UDRS ?? 1_000_000);
console.time("fill");
const home = await usageDatabase(udrs, (book) => ({
  ...book,
  rates: book.rates.map((rate, i) => (i % 2 ? rate : { ...rate, base: { charge: "perUnit", price: "0.02" } })),
}));
console.timeEnd("fill");
const { database, close } = openDatabase(home.url, { max: 4 });
try {
  const begun = performance.now();
  const cpu = process.cpuUsage();
  const watch = setInterval(
    () =>
      void findBacktest(database, 1).then((b) =>
        console.log(((performance.now() - begun) / 1000).toFixed(2), b?.chunksDone, b?.tally?.total.udrs),
      ),
    300,
  );
  await runBacktest(
    {
      database,
      databaseUrl: home.url,
      reportFault: (error) => {
        console.error(error);
        return "x";
      },
    },
    1,
    new AbortController().signal,
  );
  clearInterval(watch);
  const s = (performance.now() - begun) / 1000;
  const used = process.cpuUsage(cpu);
  const b = present(await findBacktest(database, 1), "");
  console.log(b.state, b.tally?.total, s, udrs / s, "cpu", (used.user + used.system) / 1e6);
} finally {
  await close();
  await home.close();
}
