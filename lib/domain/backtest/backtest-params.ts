import * as z from "zod";
import { planDraftParams } from "../price-plan/price-plan-actions-schema.ts";

/** Of the address of a backtest. */
export const backtestParams = planDraftParams.extend({
  backtestId: z
    .string()
    .regex(/^[1-9]\d{0,14}$/, "A backtest is a number.")
    .transform((text) => Number.parseInt(text, 10)),
});
