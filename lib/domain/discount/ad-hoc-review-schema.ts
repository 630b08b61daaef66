import * as z from "zod";
import { answeredRequest, reviewNote, sentBack } from "../review/udr-review-schema.ts";

/** A second person's word on a discount that an agent gave with an order, and the token of the entries that were shown. */
export const decideAdHocInput = z.strictObject({
  ...answeredRequest,
  verdict: z.discriminatedUnion("decision", [
    z.strictObject({
      decision: z.literal("approved"),
      previewToken: z.string().min(1).max(200),
      reasonCode: z.string().max(100),
      note: reviewNote,
    }),
    sentBack,
  ]),
});
export type DecideAdHocInput = z.output<typeof decideAdHocInput>;
