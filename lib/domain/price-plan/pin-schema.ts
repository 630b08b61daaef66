import * as z from "zod";
import { parseInstant } from "#lib/kernel/instant.ts";

const LONGEST_REASON = 500;

const instant = z.string().transform((text, context) => {
  const parsed = parseInstant(text);
  if (parsed !== null) return parsed;
  context.addIssue({ code: "custom", message: "An instant with its offset, such as 2027-01-01T00:00:00+02:00." });
  return z.NEVER;
});

const account = z
  .string()
  .trim()
  .regex(/^A-\d{1,15}$/i, "An account number begins with A-, such as A-10001.")
  .transform((text) => text.toUpperCase());

const subscription = z
  .string()
  .trim()
  .regex(/^S-\d{1,15}$/i, "A subscription number begins with S-, such as S-20001.")
  .transform((text) => text.toUpperCase());

/** Who keeps which version, from when, until when; or which such pin ends now. */
export const pinChange = z.discriminatedUnion("change", [
  z.strictObject({
    change: z.literal("pin"),
    account,
    /** Null: all of the account's. */
    subscription: subscription.nullable(),
    version: z.int().positive(),
    /** Null: from now on. */
    from: instant.nullable(),
    /** Null: until it is ended. */
    to: instant.nullable(),
    reason: z.string().trim().min(1, "Say why, for the record.").max(LONGEST_REASON, `At most ${LONGEST_REASON} characters.`),
  }),
  z.strictObject({ change: z.literal("end"), account, pinId: z.int().positive() }),
]);
export type PinChange = z.output<typeof pinChange>;
/** As a form sends it. */
export type PinChangeForm = z.input<typeof pinChange>;

export const changePinInput = z.strictObject({
  code: z.string().min(1).max(100),
  pin: pinChange,
  seen: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ChangePinInput = z.output<typeof changePinInput>;
/** `seen`: null where nothing was looked at first, as a program may do. */
export type PinChangeToMake = Omit<ChangePinInput, "seen"> & { readonly seen: string | null };
export type ChangePinForm = z.input<typeof changePinInput>;

export const PIN_STATES = ["standing", "ended", "all"] as const;
export type PinState = (typeof PIN_STATES)[number];

/** Which pins of a plan are listed: those that hold or will, unless asked otherwise. Newest first, below the one named. */
export const pinListInput = z.object({
  pins: z.enum(PIN_STATES).catch("standing"),
  account: account.optional().catch(undefined),
  before: z.coerce.number().int().positive().optional().catch(undefined),
});
export type PinListInput = z.output<typeof pinListInput>;

/** Whose prices are asked about: an account, or one subscription. */
export const priceOwnerQuery = z.strictObject({
  who: z
    .string()
    .trim()
    .regex(/^[AS]-\d{1,15}$/i, "An account number such as A-10001, or a subscription number such as S-20001.")
    .transform((text) => text.toUpperCase()),
});
