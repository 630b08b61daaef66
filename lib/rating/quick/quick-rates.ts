import type { Instant } from "#lib/kernel/instant.ts";
import type { Charge } from "../charges/charge.ts";
import { type CompiledZone, isIn } from "../match-zone.ts";
import type { Metadata } from "../metadata.ts";
import { type CompiledTimeModel, holdsAt, holdsThroughout } from "../time-model.ts";
import { QuickCharges } from "./quick-charges.ts";

/**
 * The rates of a plan as rows of whole numbers, one after the other. A row is the lines of a rate, the lowest level first and the base,
 * which always holds, last. Of each line: its zone and its time model, 0 for none, and where its charge stands.
 */
export type QuickRates = {
  readonly lines: Int32Array;
  readonly zones: readonly (CompiledZone | null)[];
  readonly timeModels: readonly (CompiledTimeModel | null)[];
  readonly charges: QuickCharges;
};

const LINE = { zone: 0, timeModel: 1, charge: 2, length: 3 } as const;

/** Whole numbers that are fetched at once: rows begin at multiples of it. */
export const ROW_STEP = 16;

/** The how manieth place that rows may begin at. */
export function stepOf(row: number): number {
  return row / ROW_STEP;
}

/** Where the line of a rate stands: the first is the lowest level, the last the base. */
export function placeOfLine(row: number, index: number): number {
  return row + index * LINE.length;
}

export type RateToPlace = {
  readonly base: Charge;
  /** The lowest level first. */
  readonly tiers: readonly LineToPlace[];
};

type LineToPlace = {
  readonly zone: CompiledZone | null;
  readonly timeModel: CompiledTimeModel | null;
  readonly charge: { readonly definition: Charge };
};

/** Takes up rates one by one, and says of each where its row begins. */
export function quickRates(): { readonly add: (rate: RateToPlace) => number; readonly finish: () => QuickRates } {
  const lines: number[] = [];
  const zones: (CompiledZone | null)[] = [null];
  const timeModels: (CompiledTimeModel | null)[] = [null];
  const zoneNumbers = new Map<CompiledZone, number>();
  const modelNumbers = new Map<CompiledTimeModel, number>();
  const charges = new QuickCharges();
  return {
    add: ({ base, tiers }) => {
      while (lines.length % ROW_STEP !== 0) lines.push(0);
      const row = lines.length;
      for (const { zone, timeModel, charge } of tiers) {
        lines.push(numberOf(zone, zones, zoneNumbers), numberOf(timeModel, timeModels, modelNumbers), charges.place(charge.definition));
      }
      lines.push(0, 0, charges.place(base));
      return row;
    },
    finish: () => ({ lines: Int32Array.from(lines), zones, timeModels, charges }),
  };
}

function numberOf<Value>(value: Value | null, values: (Value | null)[], numbers: Map<Value, number>): number {
  if (value === null) return 0;
  const known = numbers.get(value);
  if (known !== undefined) return known;
  const number = values.push(value) - 1;
  numbers.set(value, number);
  return number;
}

/** The line that holds at an instant; as `selectTier`. */
export function lineAt(
  rates: QuickRates,
  row: number,
  { from, metadata }: { readonly from: Instant; readonly metadata: Metadata },
): number {
  let line = row;
  while (!(isTimeOf(rates, line, from) && isZoneOf(rates, line, metadata))) line += LINE.length;
  return line;
}

/** Where one line does not hold until the end of usage. */
export const CHANGES = -1;

/** The line that holds all the time; `CHANGES` where another one does before the end. What is after it never matters. */
export function steadyLineAt(
  rates: QuickRates,
  row: number,
  { from, to, metadata }: { readonly from: Instant; readonly to: Instant; readonly metadata: Metadata },
): number {
  for (let line = row; ; line += LINE.length) {
    const model = timeModelOf(rates, line);
    const holds = model === null || holdsThroughout(model, from, to);
    if (holds === false || !isZoneOf(rates, line, metadata)) continue;
    return holds ? line : CHANGES;
  }
}

/** The lines of a row whose zone holds, which the base's always does. Zones do not change within a usage. */
export function openLines(rates: QuickRates, row: number, metadata: Metadata): readonly number[] {
  const open: number[] = [];
  for (let line = row; ; line += LINE.length) {
    if (!isZoneOf(rates, line, metadata)) continue;
    open.push(line);
    // Nothing after a line without a time model ever wins.
    if (timeModelOf(rates, line) === null) return open;
  }
}

export function isTimeOf(rates: QuickRates, line: number, at: Instant): boolean {
  const model = timeModelOf(rates, line);
  return model === null || holdsAt(model, at);
}

function isZoneOf({ lines, zones }: QuickRates, line: number, metadata: Metadata): boolean {
  const zone = zones[lines[line + LINE.zone] ?? 0] ?? null;
  return zone === null || isIn(zone, metadata);
}

export function timeModelOf({ lines, timeModels }: QuickRates, line: number): CompiledTimeModel | null {
  return timeModels[lines[line + LINE.timeModel] ?? 0] ?? null;
}

export function chargeOf({ lines }: QuickRates, line: number): number {
  return lines[line + LINE.charge] ?? 0;
}
