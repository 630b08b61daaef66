import * as z from "zod";
import { REFUSAL_CODES, type Refusal } from "./refusal.ts";

const storedRefusal = z.object({
  code: z.enum(REFUSAL_CODES),
  path: z.exactOptional(z.string()),
  params: z.exactOptional(z.record(z.string(), z.union([z.string(), z.number()]))),
});

/** A refusal that was kept with what it is about. */
export function readStoredRefusal(json: unknown): Refusal {
  return storedRefusal.parse(json);
}
