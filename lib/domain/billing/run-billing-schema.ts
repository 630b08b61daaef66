import * as z from "zod";

/** Which account to bill, as of now. */
export const runBillingInput = z.strictObject({ accountNumber: z.string().trim().min(1).max(100) });
export type RunBillingInput = z.output<typeof runBillingInput>;
