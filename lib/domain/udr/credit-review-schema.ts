import * as z from "zod";
import { answeredRequest, reviewNote, sentBack } from "../review/udr-review-schema.ts";

/** A second person's word on a credit above an agent's limit, and the token of the entries that were shown. */
export const decideCreditInput = z.strictObject({
  ...answeredRequest,
  verdict: z.discriminatedUnion("decision", [
    z.strictObject({ decision: z.literal("approved"), previewToken: z.string().min(1).max(200), note: reviewNote }),
    sentBack,
  ]),
});
export type DecideCreditInput = z.output<typeof decideCreditInput>;
