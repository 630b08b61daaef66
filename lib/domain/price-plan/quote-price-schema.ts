import * as z from "zod";
import { parseInstant } from "#lib/kernel/instant.ts";
import { pricePlanDocument } from "./price-plan-document.ts";

const code = z.string().min(1).max(100);

/** Under what the usage is priced: the version in force then, the open draft, or a document in the request. */
const under = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("live"), plan: code }),
  z.strictObject({ kind: z.literal("draft"), plan: code }),
  z.strictObject({ kind: z.literal("document"), document: pricePlanDocument }),
]);

export const quotePriceInput = z.strictObject({
  under,
  product: code,
  quantity: z.string().max(30),
  /** With an offset; the present when absent. */
  at: z.exactOptional(
    z.string().refine((text) => parseInstant(text) !== null, "An instant with its offset, such as 2026-11-22T02:14:00+02:00"),
  ),
  metadata: z.record(code, z.string().max(1000)).default({}),
});
export type QuotePriceInput = z.output<typeof quotePriceInput>;
