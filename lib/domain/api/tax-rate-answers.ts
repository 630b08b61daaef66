import * as z from "zod";
import { instantToString } from "#lib/kernel/instant.ts";
import { inOrder } from "../product/product-content.ts";
import type { TaxRateView } from "../tax-rate/tax-rate.ts";
import { instantText } from "./common-answers.ts";

/** What the web API answers of a tax rate that products share. As of every definition, its ETag says all. */
export const taxRateAnswer = z.strictObject({
  code: z.string(),
  revision: z.int().positive(),
  name: z.string(),
  steps: z.array(z.strictObject({ percent: z.string(), validFrom: instantText })),
  archivedAt: instantText.nullable(),
});

export function toTaxRateAnswer(rate: TaxRateView): z.output<typeof taxRateAnswer> {
  const { code, revision, name, steps, archivedAt } = rate;
  return {
    code,
    revision,
    name,
    steps: inOrder(steps).map(({ percent, validFrom }) => ({ percent, validFrom: instantToString(validFrom) })),
    archivedAt: archivedAt === null ? null : instantToString(archivedAt),
  };
}
