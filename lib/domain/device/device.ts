/** A device of a subscription, by the number that its provider knows it by: a smart card or a decoder. */
export type Device = {
  readonly number: string;
  /** What the household calls it. */
  readonly label: string | null;
  /** Kept for what was delivered to it; nothing is any more. */
  readonly isRemoved: boolean;
};

export type SubscriptionDevices = {
  /** Where an order goes that names no other; null when there is none to go to. */
  readonly defaultNumber: string | null;
  readonly devices: readonly Device[];
};

/** A device that is in use; null of one that was removed or never was the subscription's. */
export function deviceInUse({ devices }: SubscriptionDevices, number: string): Device | null {
  return devices.find((device) => device.number === number && !device.isRemoved) ?? null;
}
