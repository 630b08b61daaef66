import * as z from "zod";

/** Which provider an address speaks of; that there is one is asked where it is looked up. */
export const providerParams = z.object({ code: z.string().min(1).max(40) });
