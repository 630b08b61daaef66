import { updateDevice } from "#db/queries/devices.ts";
import { decideLabelDevice } from "#lib/domain/device/decide-devices.ts";
import type { LabelDeviceInput } from "#lib/domain/device/device-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { changeDevices, type DeviceChanged } from "../change-devices.ts";
import type { Context } from "../context.ts";

/** What the household calls a device, so that it can be told from the others on the telephone. */
export async function labelDevice(context: Context, input: LabelDeviceInput): Promise<Result<DeviceChanged, Refusal>> {
  return changeDevices(context, { action: "device.label", input }, async (tx, own) => {
    const { number, label, seen } = input;
    const decided = decideLabelDevice(own, input);
    if (!decided.ok) return decided;
    if (decided.value === "keep") return ok(null);
    await updateDevice(tx, { ...own, number }, { label });
    return ok({ before: { label: seen }, after: { label } });
  });
}
