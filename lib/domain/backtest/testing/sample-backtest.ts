// oxlint-disable unicorn/no-thenable -- texts by that name, which nothing awaits
import type { BacktestResultView, BacktestView, ComparedView } from "../backtest-view.ts";

export type SampleFigures = { readonly udrs: number; readonly now: string; readonly tried: string; readonly change: string };

export function sampleCompared({ udrs, now, tried, change }: SampleFigures, percent: string | null = null): ComparedView {
  return { udrs, now, tried: tried, change, percent };
}

/** Of the change; what it is a change of is beside the point. */
export function sampleEstimate(amount: string, margin: string): NonNullable<BacktestResultView["estimate"]> {
  const [now, tried] = [
    { amount: "39800.00", margin: "300.00" },
    { amount: "38600.00", margin: "310.00" },
  ];
  return { now, tried: tried, change: { amount, margin } };
}

const NOTHING = sampleCompared({ udrs: 0, now: "0.00", tried: "0.00", change: "0.00" });
const FELL = sampleCompared({ udrs: 12345, now: "39822.58", tried: "38588.08", change: "-1234.50" }, "-3.1");

const NO_UNPRICED = { udrs: 0, amount: "0.00", reasons: [], products: [], examples: [] };

export function sampleResult(overrides: Partial<BacktestResultView> = {}): BacktestResultView {
  return {
    isWhole: true,
    total: { ...FELL, grossNow: "43804.84", grossTried: "42446.89", changed: 2300 },
    estimate: null,
    accounts: {
      count: 40,
      more: 3,
      less: 7,
      same: 30,
      buckets: [
        { from: null, to: -20, accounts: 1 },
        { from: -20, to: -10, accounts: 2 },
        { from: -10, to: -5, accounts: 0 },
        { from: -5, to: 0, accounts: 4 },
        { from: 0, to: 5, accounts: 2 },
        { from: 5, to: 10, accounts: 0 },
        { from: 10, to: 20, accounts: 0 },
        { from: 20, to: null, accounts: 1 },
      ],
      payMore: [{ number: "A-10001", name: "Maria", ...sampleCompared({ udrs: 3, now: "30.00", tried: "36.00", change: "6.00" }, "20.0") }],
      payLess: [
        { number: "A-10002", name: "Nikos", ...sampleCompared({ udrs: 9, now: "90.00", tried: "60.00", change: "-30.00" }, "-33.3") },
      ],
    },
    products: [
      { code: "LOTR1", name: "The Lord of the Rings 1", ...FELL },
      { code: "LIMIT", name: "Limitless", ...sampleCompared({ udrs: 5, now: "50.00", tried: "60.00", change: "10.00" }, "20.0") },
    ],
    lines: [
      { rate: "movies", level: null, zone: null, timeModel: null, ...FELL },
      { rate: "movies", level: 1, zone: null, timeModel: { code: "OFF", name: "PPV off-peak" }, ...NOTHING },
    ],
    zones: [{ code: "", name: "No zone", ...FELL }],
    classifications: [{ code: "VIP", name: "VIP", ...FELL }],
    hours: Array.from({ length: 168 }, (_, hour) => ({ hour, ...(hour === 26 ? FELL : NOTHING) })),
    losesPrice: NO_UNPRICED,
    gainsPrice: NO_UNPRICED,
    unpriced: 0,
    elsewhere: 0,
    ...overrides,
  };
}

export function sampleBacktest(overrides: Partial<BacktestView> = {}): BacktestView {
  return {
    backtestId: 7,
    state: "finished",
    requestedBy: "Anna Georgiou",
    requestedAt: "2026-11-21T10:00:00.000Z",
    finishedAt: "2026-11-21T10:00:04.000Z",
    selection: { from: "2026-09-30T21:00:00.000Z", to: "2026-10-31T22:00:00.000Z", classification: null, target: null },
    baseline: 3,
    isDraftNow: true,
    total: FELL,
    plan: { code: "GLOBAL", name: "Global price plan", currency: "EUR" },
    zone: "Europe/Nicosia",
    documentHash: "0".repeat(64),
    progress: { chunksDone: 64, chunks: 64, udrs: 12345, secondsLeft: null, seconds: 4 },
    faultId: null,
    result: sampleResult(),
    ...overrides,
  };
}
