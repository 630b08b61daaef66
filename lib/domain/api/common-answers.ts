import * as z from "zod";
import { REFUSAL_CODES } from "../refusal.ts";

/** An instant in an answer: always UTC. */
export const instantText = z.iso.datetime();

/** What was saved, and the revision that the next If-Match names. */
export const savedAnswer = z.strictObject({ code: z.string(), revision: z.int().positive() });

/** Problem details (RFC 9457) of everything that was not done. */
export const problemAnswer = z.strictObject({
  /** "urn:ratewright:refusal:NO_RATE" */
  type: z.string(),
  /** A sentence for people: what stands in the way, and what to do. */
  title: z.string(),
  status: z.int(),
  /** Of this very request; the log has a fault under it. */
  instance: z.string(),
  code: z.enum([...REFUSAL_CODES, "FAULT"]),
  /** Of the first field at fault: "lines.0.price". */
  path: z.string().optional(),
  /** All fields at fault, of INVALID_INPUT. */
  issues: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
});

/** A page of a list; `next` is the `after` of the page behind it, null on the last. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ items: z.array(item), next: z.string().nullable() });
}

/** Of an answer that is no JSON. */
export const anyText = z.string();

/** Of a document that has a format of its own. */
export const anyJsonObject = z.looseObject({});
