import * as z from "zod";
import { deviceNumber } from "../device/device-schema.ts";

const udr = z.int().positive();

/** Which UDR's delivery to send again, and to which of the subscription's devices. */
export const resendInput = z.strictObject({
  udrId: udr,
  device: deviceNumber.optional(),
  /** The latest request that was looked at: of two agents who press at once, the second is told. */
  seen: z.int().positive().optional(),
});
export type ResendInput = z.output<typeof resendInput>;

export const apiResendInput = z.strictObject({ udr, device: deviceNumber.optional() });

export const deliveryInput = z.strictObject({ udrId: udr });
