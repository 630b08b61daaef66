import * as z from "zod";
import type { Limits } from "#lib/rating/charges/limits.ts";
import type { VolumeCharge } from "#lib/rating/charges/volume.ts";
import { bands } from "./bands-schema.ts";
import { limits } from "./limits-schema.ts";

export const volumeCharge = z.strictObject({
  charge: z.literal("volume"),
  bands,
  ...limits,
}) satisfies z.ZodType<VolumeCharge & Limits>;
