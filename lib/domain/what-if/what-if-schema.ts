import * as z from "zod";
import { parseInstant } from "#lib/kernel/instant.ts";

const code = z.string().min(1).max(100);

/** As it stands in an address: by which version, and used when. What is left out stays as it is. */
export const whatIfQuery = z
  .object({
    plan: code.optional(),
    /** "3", or "draft". */
    version: z
      .string()
      .regex(/^([1-9]\d{0,8}|draft)$/, "The number of a version, or draft.")
      .optional(),
    at: z
      .string()
      .max(40)
      .refine((text) => parseInstant(text) !== null, "Write a date and time with its offset.")
      .optional(),
  })
  .refine(({ plan, version }) => (plan === undefined) === (version === undefined), {
    path: ["version"],
    error: "Give a plan with its version.",
  });
export type WhatIfQuery = z.output<typeof whatIfQuery>;
