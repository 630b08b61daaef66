import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { decideDeliverTo } from "../device/decide-devices.ts";
import { deviceInUse, type SubscriptionDevices } from "../device/device.ts";
import type { Refusal } from "../refusal.ts";
import type { Udr } from "../udr/udr.ts";
import type { SentRequest } from "./sent-request.ts";

export type ResendFacts = {
  readonly udr: Pick<Udr, "state">;
  /** Oldest first. */
  readonly requests: readonly SentRequest[];
  readonly devices: SubscriptionDevices;
  /** Of the latest request; null while there is none. */
  readonly provider: { readonly name: string; readonly state: string } | null;
  readonly productName: string;
};

/** The request to send again, or why nothing may be. The order is the order in which a person would want to know. */
export function decideResendable({ udr, requests, provider, productName }: ResendFacts): Result<SentRequest, Refusal> {
  if (udr.state === "cancelled") return refused({ code: "UDR_CANCELLED" });
  if (udr.state !== "posted") return refused({ code: "UDR_NOT_POSTED" });
  const latest = requests.at(-1);
  if (latest === undefined || provider === null) return refused({ code: "NOTHING_TO_RESEND" });
  if (latest.state === "pending") return refused({ code: "DELIVERY_PENDING" });
  if (provider.state !== "effective") {
    return refused({ code: "PROVIDER_NOT_EFFECTIVE", params: { provider: provider.name, product: productName } });
  }
  return ok(latest);
}

export type Resend = {
  readonly resendsId: number;
  readonly provisioningProviderId: number;
  readonly device: string;
  readonly productCode: string;
};

type Wish = {
  /** Of the device; without it the one it was sent to before, while that is still the subscription's. */
  readonly device: string | undefined;
  /** The latest request that was looked at, when one was. */
  readonly seen: number | undefined;
};

/** The same product once more, on the same order: no money moves, whatever it costs now. */
export function decideResend(facts: ResendFacts, { device, seen }: Wish): Result<Resend, Refusal> {
  const latest = decideResendable(facts);
  if (!latest.ok) return latest;
  const { requestId, provisioningProviderId, productCode } = latest.value;
  if (seen !== undefined && seen !== requestId) return refused({ code: "STALE_REVISION" });
  const to = decideDeliverTo(facts.devices, device ?? presetDevice(facts) ?? undefined);
  if (!to.ok) return to;
  if (to.value === null) return refused({ code: "DEVICE_MISSING" });
  return ok({ resendsId: requestId, provisioningProviderId, productCode, device: to.value });
}

/** What the choice stands on before anybody chooses. */
export function presetDevice({ requests, devices }: Pick<ResendFacts, "requests" | "devices">): string | null {
  const before = requests.at(-1)?.device;
  return before !== undefined && deviceInUse(devices, before) !== null ? before : devices.defaultNumber;
}
