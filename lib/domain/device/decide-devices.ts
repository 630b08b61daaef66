import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { endingOf } from "../account/identifier.ts";
import type { Refusal } from "../refusal.ts";
import { deviceInUse, type SubscriptionDevices } from "./device.ts";

export type Adding = {
  readonly own: SubscriptionDevices & { readonly subscription: string };
  readonly number: string;
  /** The subscription in whose household a card of that number is known; null when it is known in none. */
  readonly knownAt: string | null;
};

export type AddedDevice = { readonly kind: "insert" | "restore"; readonly becomesDefault: boolean };

/** One household's device never takes what another one ordered. The first device is where orders go. */
export function decideAddDevice({ own, number, knownAt }: Adding): Result<AddedDevice, Refusal> {
  const taken = deviceInUse(own, number) !== null ? own.subscription : knownAt === own.subscription ? null : knownAt;
  if (taken !== null) {
    return refused({ code: "DEVICE_TAKEN", path: "number", params: { ending: endingOf(number), subscription: taken } });
  }
  const wasOurs = own.devices.some((device) => device.number === number);
  return ok({ kind: wasOurs ? "restore" : "insert", becomesDefault: own.defaultNumber === null });
}

export type Labelling = { readonly number: string; readonly label: string | null; readonly seen: string | null };

export function decideLabelDevice(own: SubscriptionDevices, { number, label, seen }: Labelling): Result<"edit" | "keep", Refusal> {
  const device = deviceInUse(own, number);
  if (device === null) return refused(unknownDevice(number));
  if (device.label === label) return ok("keep");
  return device.label === seen ? ok("edit") : refused({ code: "STALE_REVISION" });
}

type Preferring = { readonly number: string; readonly seen: string | null };

export function decideDefaultDevice(own: SubscriptionDevices, { number, seen }: Preferring): Result<"edit" | "keep", Refusal> {
  if (deviceInUse(own, number) === null) return refused(unknownDevice(number));
  if (own.defaultNumber === number) return ok("keep");
  return own.defaultNumber === seen ? ok("edit") : refused({ code: "STALE_REVISION" });
}

export type RemovedDevice = { readonly isChanged: boolean; readonly leavesNone: boolean };

/** Orders must have somewhere to go while there is a device: the default is the last to be removed. */
export function decideRemoveDevice(own: SubscriptionDevices, number: string): Result<RemovedDevice, Refusal> {
  const device = own.devices.find((one) => one.number === number);
  if (device === undefined) return refused(unknownDevice(number));
  if (device.isRemoved) return ok({ isChanged: false, leavesNone: false });
  if (own.defaultNumber !== number) return ok({ isChanged: true, leavesNone: false });
  const hasOthers = own.devices.some((other) => other.number !== number && !other.isRemoved);
  return hasOthers
    ? refused({ code: "DEVICE_IS_DEFAULT", path: "number", params: { ending: endingOf(number) } })
    : ok({ isChanged: true, leavesNone: true });
}

/** Where an order goes: to the device it names, else to the default. Null when there is none. */
export function decideDeliverTo(own: SubscriptionDevices, asked: string | undefined): Result<string | null, Refusal> {
  if (asked === undefined) return ok(own.defaultNumber);
  return deviceInUse(own, asked) === null ? refused(unknownDevice(asked)) : ok(asked);
}

function unknownDevice(number: string): Refusal {
  return { code: "DEVICE_UNKNOWN", path: "device", params: { ending: endingOf(number) } };
}
