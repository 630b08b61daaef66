import * as z from "zod";
import { PIN_STATES, pinChange } from "./pin-schema.ts";

const [newPin] = pinChange.options;
const { account, subscription, version, from, to, reason } = newPin.shape;

/** The form's own, where what may be left out is. */
export const createPinBody = z.strictObject({
  account,
  subscription: subscription.optional(),
  version,
  from: from.optional(),
  to: to.optional(),
  reason,
});

const pinNumber = z.string().regex(/^[1-9]\d{0,14}$/, "The number of a pin.");

export const pinsQuery = z.strictObject({
  /** Those that hold or will, unless said otherwise. */
  state: z.enum(PIN_STATES).optional(),
  account: account.optional(),
  /** What the page before said is next. */
  after: pinNumber.optional(),
});

export const pinParams = z.object({ code: z.string().min(1).max(100), pinId: pinNumber.transform((text) => Number.parseInt(text, 10)) });
