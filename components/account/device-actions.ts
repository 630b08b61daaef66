import type { RemoveDeviceInput, SetDefaultDeviceInput } from "#lib/domain/device/device-schema.ts";
import type { Action } from "#lib/web/action-result.ts";

type DeviceForm = RemoveDeviceInput & { readonly label: string | null };

/** What may be done about the devices of a subscription. */
export type DeviceActions = {
  readonly addDevice: Action<DeviceForm, unknown>;
  readonly labelDevice: Action<DeviceForm & { readonly seen: string | null }, unknown>;
  readonly setDefaultDevice: Action<SetDefaultDeviceInput, unknown>;
  readonly removeDevice: Action<RemoveDeviceInput, unknown>;
};
