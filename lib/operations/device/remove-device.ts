import { setDefaultDevice, updateDevice } from "#db/queries/devices.ts";
import { decideRemoveDevice } from "#lib/domain/device/decide-devices.ts";
import type { RemoveDeviceInput } from "#lib/domain/device/device-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { changeDevices, type DeviceChanged } from "../change-devices.ts";
import type { Context } from "../context.ts";

/** Nothing is delivered to it from now on. It stays known, because things were. */
export async function removeDevice(context: Context, input: RemoveDeviceInput): Promise<Result<DeviceChanged, Refusal>> {
  return changeDevices(context, { action: "device.remove", input }, async (tx, own) => {
    const decided = decideRemoveDevice(own, input.number);
    if (!decided.ok) return decided;
    if (!decided.value.isChanged) return ok(null);
    await updateDevice(tx, { ...own, number: input.number }, { removedAt: context.now });
    if (decided.value.leavesNone) await setDefaultDevice(tx, own, null);
    return ok({ after: { removedAt: instantToString(context.now) } });
  });
}
