import * as z from "zod";
import type { GraduatedCharge } from "#lib/rating/charges/graduated.ts";
import type { Limits } from "#lib/rating/charges/limits.ts";
import { bands } from "./bands-schema.ts";
import { limits } from "./limits-schema.ts";

export const graduatedCharge = z.strictObject({
  charge: z.literal("graduated"),
  bands,
  ...limits,
}) satisfies z.ZodType<GraduatedCharge & Limits>;
