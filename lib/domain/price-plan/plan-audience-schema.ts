import * as z from "zod";

export const MOST_GROUPS = 100;
export const MOST_SUBSCRIPTIONS = 200;

const planCode = z.string().min(1).max(100);

/** Who comes onto the plan, or is taken off it: groups of accounts by code, or subscriptions by number. */
export const audienceChange = z.strictObject({
  change: z.enum(["assign", "release"]),
  target: z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("groups"),
      codes: z.array(z.string().min(1).max(100)).min(1, "Choose at least one group.").max(MOST_GROUPS),
    }),
    z.strictObject({
      kind: z.literal("subscriptions"),
      numbers: z
        .array(
          z
            .string()
            .trim()
            .regex(/^S-\d{1,15}$/i, "A subscription number begins with S-, such as S-20001."),
        )
        .min(1, "Give at least one subscription.")
        .max(MOST_SUBSCRIPTIONS, `At most ${MOST_SUBSCRIPTIONS} subscriptions at once.`),
    }),
  ]),
});
export type AudienceChange = z.output<typeof audienceChange>;

export const changeAudienceInput = z.strictObject({ code: planCode, ...audienceChange.shape, seen: z.string().regex(/^[0-9a-f]{64}$/) });
export type ChangeAudienceInput = z.output<typeof changeAudienceInput>;

/** The page of subscriptions after this one. */
export const planSubscriptionsQuery = z.object({ after: z.string().regex(/^\d{1,3}\.\d{1,15}\.\d{1,15}$/) });
