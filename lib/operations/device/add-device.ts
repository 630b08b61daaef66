import { findSubscriptionOfCard, insertDevice, setDefaultDevice, updateDevice } from "#db/queries/devices.ts";
import { decideAddDevice } from "#lib/domain/device/decide-devices.ts";
import type { AddDeviceInput } from "#lib/domain/device/device-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { changeDevices, type DeviceChanged } from "../change-devices.ts";
import type { Context } from "../context.ts";

/** One more device that what is ordered can be delivered to; the first is the default. One that was removed comes back. */
export async function addDevice(context: Context, input: AddDeviceInput): Promise<Result<DeviceChanged, Refusal>> {
  return changeDevices(context, { action: "device.add", input }, async (tx, own) => {
    const { number, label } = input;
    const decided = decideAddDevice({ own, number, knownAt: await findSubscriptionOfCard(tx, number) });
    if (!decided.ok) return decided;
    const { kind, becomesDefault } = decided.value;
    if (kind === "insert") await insertDevice(tx, { ...own, number }, label);
    else await updateDevice(tx, { ...own, number }, { label, removedAt: null });
    if (becomesDefault) await setDefaultDevice(tx, own, number);
    return ok({ after: { label, isDefault: becomesDefault } });
  });
}
