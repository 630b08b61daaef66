import { setDefaultDevice as storeDefaultDevice } from "#db/queries/devices.ts";
import { endingOf } from "#lib/domain/account/identifier.ts";
import { decideDefaultDevice } from "#lib/domain/device/decide-devices.ts";
import type { SetDefaultDeviceInput } from "#lib/domain/device/device-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { changeDevices, type DeviceChanged } from "../change-devices.ts";
import type { Context } from "../context.ts";

/** The device that an order goes to unless it names another. What was ordered already goes where it was to go. */
export async function setDefaultDevice(context: Context, input: SetDefaultDeviceInput): Promise<Result<DeviceChanged, Refusal>> {
  return changeDevices(context, { action: "device.setDefault", input }, async (tx, own) => {
    const decided = decideDefaultDevice(own, input);
    if (!decided.ok) return decided;
    if (decided.value === "keep") return ok(null);
    await storeDefaultDevice(tx, own, input.number);
    const { defaultNumber } = own;
    return ok({ before: { default: defaultNumber === null ? null : endingOf(defaultNumber) }, after: { default: endingOf(input.number) } });
  });
}
