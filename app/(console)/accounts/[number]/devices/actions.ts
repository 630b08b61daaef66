"use server";

import { addDeviceInput, labelDeviceInput, removeDeviceInput, setDefaultDeviceInput } from "#lib/domain/device/device-schema.ts";
import { addDevice as addDeviceOperation } from "#lib/operations/device/add-device.ts";
import { labelDevice as labelDeviceOperation } from "#lib/operations/device/label-device.ts";
import { removeDevice as removeDeviceOperation } from "#lib/operations/device/remove-device.ts";
import { setDefaultDevice as setDefaultDeviceOperation } from "#lib/operations/device/set-default-device.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const addDevice = defineAction({
  name: "device.add",
  permission: "account.manage",
  input: addDeviceInput,
  run: addDeviceOperation,
});

export const labelDevice = defineAction({
  name: "device.label",
  permission: "account.manage",
  input: labelDeviceInput,
  run: labelDeviceOperation,
});

export const setDefaultDevice = defineAction({
  name: "device.setDefault",
  permission: "account.manage",
  input: setDefaultDeviceInput,
  run: setDefaultDeviceOperation,
});

export const removeDevice = defineAction({
  name: "device.remove",
  permission: "account.manage",
  input: removeDeviceInput,
  run: removeDeviceOperation,
});
