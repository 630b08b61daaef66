import * as z from "zod";
import { REVIEW_KINDS } from "../home/review-subject.ts";
import { REVIEW_DECISIONS } from "../price-plan/price-plan.ts";

const day = z.iso.date().nullable().catch(null).default(null);
const person = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).nullable().catch(null).default(null);

/** The address of the list of decisions. What is not usable in it is as if it were not there: an address is typed by hand as well. */
export const decidedQuery = z.object({
  kind: z.enum(REVIEW_KINDS).nullable().catch(null).default(null),
  decision: z.enum(REVIEW_DECISIONS).nullable().catch(null).default(null),
  askedBy: person,
  decidedBy: person,
  from: day,
  to: day,
  cursor: z.string().max(50).nullable().catch(null).default(null),
});

export type DecidedQuery = z.output<typeof decidedQuery>;
