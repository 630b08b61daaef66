import * as z from "zod";

/** Whose services, and part of the name of the wanted one. */
export const offeredServicesInput = z.strictObject({ subscriptionId: z.int().positive(), q: z.string().max(100).default("") });

export const offeredPriceInput = z.strictObject({ subscriptionId: z.int().positive(), product: z.string().min(1).max(100) });
export type OfferedPriceInput = z.output<typeof offeredPriceInput>;
