import { devicesOf } from "#db/queries/devices.ts";
import { findProviderById, listSentRequests } from "#db/queries/provisioning.ts";
import { productNames } from "#db/queries/udr-detail.ts";
import type { Reader } from "#db/tx.ts";
import { deviceChoices } from "#lib/domain/device/device-view.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { decideResendable, presetDevice, type ResendFacts } from "#lib/domain/provisioning/decide-resend.ts";
import type { ResendOffer } from "#lib/domain/provisioning/delivery-view.ts";
import { refusalSentence } from "#lib/domain/refusal-sentence.ts";
import type { Udr } from "#lib/domain/udr/udr.ts";
import type { Context } from "./context.ts";

/** What decides whether a UDR's delivery may be sent again: one reading for who shows it and who does it. */
export async function resendFacts(reader: Reader, udr: Udr): Promise<ResendFacts> {
  const requests = await listSentRequests(reader, udr);
  const latest = requests.at(-1);
  return {
    udr,
    requests,
    devices: await devicesOf(reader, udr),
    provider: latest === undefined ? null : await findProviderById(reader, latest.provisioningProviderId),
    productName: (await productNames(reader, [udr.productId])).get(udr.productId)?.name ?? "the product",
  };
}

export async function resendOffer(reader: Reader, { actor }: Pick<Context, "actor">, udr: Udr): Promise<ResendOffer> {
  if (actor.kind !== "user" || !can(actor.role, "order.create")) return null;
  const facts = await resendFacts(reader, udr);
  const latest = decideResendable(facts);
  if (!latest.ok) return latest.refusal.code === "NOTHING_TO_RESEND" ? null : { kind: "refused", reason: refusalSentence(latest.refusal) };
  return { kind: "offered", devices: deviceChoices(facts.devices), preset: presetDevice(facts), latest: latest.value.requestId };
}
