import { endingOf, maskIdentifier } from "../account/identifier.ts";
import type { RevealTarget } from "../account/reveal-schema.ts";
import type { SubscriptionDevices } from "./device.ts";

export type DeviceView = {
  /** Masked for those who need not compare it. */
  readonly number: string;
  readonly ending: string;
  readonly label: string | null;
  readonly isDefault: boolean;
  readonly isRemoved: boolean;
  readonly isMasked: boolean;
  /** What asks for the whole number; null where it is whole, or the reader may not ask. */
  readonly reveal: RevealTarget | null;
};

/** A device that something may be delivered to, for those who take orders. */
export type DeviceChoice = Pick<DeviceView, "number" | "ending" | "label" | "isDefault">;

type Shown = {
  readonly isMasked: boolean;
  /** Whose devices the reader may have shown whole, one by one. */
  readonly revealedOf?: { readonly account: string; readonly subscription: string } | null;
};

/** The default first, then as they are numbered, those that were removed last. */
export function deviceViews({ defaultNumber, devices }: SubscriptionDevices, { isMasked, revealedOf = null }: Shown) {
  const rank = ({ number, isRemoved }: (typeof devices)[number]) => (isRemoved ? 2 : number === defaultNumber ? 0 : 1);
  return [...devices]
    .sort((one, other) => rank(one) - rank(other) || (one.number < other.number ? -1 : 1))
    .map(
      ({ number, label, isRemoved }): DeviceView => ({
        number: isMasked ? maskIdentifier(number) : number,
        ending: endingOf(number),
        label,
        isDefault: number === defaultNumber,
        isRemoved,
        isMasked,
        reveal: isMasked && revealedOf !== null ? { of: "device", ...revealedOf, masked: maskIdentifier(number) } : null,
      }),
    );
}

export function deviceChoices(own: SubscriptionDevices): readonly DeviceChoice[] {
  const inUse = deviceViews(own, { isMasked: false }).filter(({ isRemoved }) => !isRemoved);
  return inUse.map(({ number, ending, label, isDefault }) => ({ number, ending, label, isDefault }));
}

/** "Living room, ending 101": enough to tell a household's devices apart. */
export function deviceInWords({ label, ending }: Pick<DeviceView, "label" | "ending">): string {
  return label === null ? `Ending ${ending}` : `${label}, ending ${ending}`;
}
