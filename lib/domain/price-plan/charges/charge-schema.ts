import * as z from "zod";
import type { Charge } from "#lib/rating/charges/charge.ts";
import { costPlusCharge } from "./cost-plus-schema.ts";
import { flatCharge } from "./flat-schema.ts";
import { graduatedCharge } from "./graduated-schema.ts";
import { packageCharge } from "./package-schema.ts";
import { perUnitCharge } from "./per-unit-schema.ts";
import { percentageCharge } from "./percentage-schema.ts";
import { steppedCharge } from "./stepped-schema.ts";
import { volumeCharge } from "./volume-schema.ts";

const NAMES = "perUnit, flat, graduated, volume, package, stepped, percentage, costPlus";

export const charge = z.discriminatedUnion(
  "charge",
  [perUnitCharge, flatCharge, graduatedCharge, volumeCharge, packageCharge, steppedCharge, percentageCharge, costPlusCharge],
  { error: ({ code }) => (code === "invalid_union" ? `A charge is one of ${NAMES}` : undefined) },
) satisfies z.ZodType<Charge>;
