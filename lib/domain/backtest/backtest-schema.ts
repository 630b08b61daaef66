import * as z from "zod";
import { instantOfLocalText } from "../price-plan/local-instant.ts";

const code = z.string().min(1).max(100);
const localDate = z.string().refine(isLocalDate, 'A date such as "2026-10-01".');

function isLocalDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && instantOfLocalText(`${text}T00:00`, "UTC") !== null;
}

/**
 * A backtest of the open draft of a plan. Dates are local to the plan's zone, both ends included; of the accounts of a classification and
 * of the usage of one product, product type or family, where they are given.
 */
export const startBacktestInput = z
  .strictObject({
    plan: code,
    /** The revision of the draft that was looked at: of another one it would tell something else. */
    revision: z.int().positive(),
    from: localDate,
    until: localDate,
    classification: code.nullable().default(null),
    target: z
      .strictObject({ kind: z.enum(["product", "productType", "family"]), code })
      .nullable()
      .default(null),
  })
  .refine(({ from, until }) => from <= until, { path: ["until"], message: "The last day is not before the first." });
export type StartBacktestInput = z.output<typeof startBacktestInput>;
export type StartBacktestForm = z.input<typeof startBacktestInput>;

export const backtestInput = z.strictObject({ backtestId: z.int().positive() });
export type BacktestInput = z.output<typeof backtestInput>;
