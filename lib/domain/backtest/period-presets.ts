import { fault } from "#lib/kernel/assert.ts";
import { type Instant, parseInstant, plusMillis } from "#lib/kernel/instant.ts";
import { localTime } from "#lib/kernel/zone.ts";
import { localTextOf } from "../price-plan/local-instant.ts";
import type { BacktestChoices } from "./backtest-view.ts";

export const PERIOD_PRESETS = ["last7", "last30", "lastMonth", "all"] as const;
export type PeriodPreset = (typeof PERIOD_PRESETS)[number];

/** Dates as date fields hold them; both are part of the period. */
export type Period = { readonly from: string; readonly until: string };

export const PRESET_WORDS = {
  last7: "Last 7 days",
  last30: "Last 30 days",
  lastMonth: "Last full month",
  all: "All usage there is",
} as const satisfies Record<PeriodPreset, string>;

const DAY = 86_400_000;

/** The dates that a preset stands for; today is one of the last days. Null for all usage where there is none. */
export function periodOf(preset: PeriodPreset, { today, usage }: Pick<BacktestChoices, "today" | "usage">): Period | null {
  if (preset === "all") return usage === null ? null : { from: usage.first, until: usage.last };
  const start = startOf(today);
  if (preset === "lastMonth") {
    const lastOfMonth = plusMillis(start, -localTime(start, "UTC").day * DAY);
    return { from: dateOf(plusMillis(lastOfMonth, (1 - localTime(lastOfMonth, "UTC").day) * DAY)), until: dateOf(lastOfMonth) };
  }
  return { from: dateOf(plusMillis(start, -(preset === "last7" ? 6 : 29) * DAY)), until: today };
}

/** The last 30 days, unless nothing was used in them. */
export function firstPreset(choices: Pick<BacktestChoices, "today" | "usage">): PeriodPreset {
  const recent = periodOf("last30", choices);
  return choices.usage !== null && recent !== null && choices.usage.last < recent.from ? "all" : "last30";
}

/** Days without a zone: the dates of a calendar are counted as those of UTC, whose days all last 24 hours. */
function startOf(date: string): Instant {
  return parseInstant(`${date}T00:00Z`) ?? fault(`not a date: ${date}`);
}

function dateOf(instant: Instant): string {
  return localTextOf(instant, "UTC").slice(0, "2026-11-21".length);
}
