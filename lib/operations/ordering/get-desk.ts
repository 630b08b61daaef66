import { findAccountHeads, listSubscriptionHeads } from "#db/queries/accounts.ts";
import { devicesOf } from "#db/queries/devices.ts";
import { findAgreementInForce } from "#db/queries/pricing-agreements.ts";
import { findSubscriber, listTermedServices } from "#db/queries/subscribers.ts";
import { findWallet } from "#db/queries/wallets.ts";
import { seesWhole, shownNumber } from "#lib/domain/account/identifier.ts";
import { parseSubscriptionNumber } from "#lib/domain/account/search-text.ts";
import { deviceChoices } from "#lib/domain/device/device-view.ts";
import type { DeskView } from "#lib/domain/ordering/order-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { isServiceEffective } from "#lib/domain/subscription/subscriber.ts";
import { present } from "#lib/kernel/assert.ts";
import { minorDigits } from "#lib/kernel/currency.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { type Micros, microsToString } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";

/** The customer at the till, by the number of the subscription. */
export async function getDesk({ database, actor, now }: Context, subscriptionNumber: string): Promise<Result<DeskView, Refusal>> {
  const subscriptionId = parseSubscriptionNumber(subscriptionNumber);
  const subscriber = subscriptionId === null ? null : await findSubscriber(database, subscriptionId);
  if (subscriber === null) return refused({ code: "NOT_FOUND", path: "subscription" });
  const [head] = await findAccountHeads(database, [subscriber]);
  const siblings = await listSubscriptionHeads(database, [subscriber]);
  const services = await listTermedServices(database, subscriber);
  const wallet = subscriber.payment === "prepaid" ? await findWallet(database, subscriber) : null;
  const show = (amount: Micros) => microsToString(amount, minorDigits(subscriber.currency));
  const { device } = subscriber;
  return ok({
    subscriptionId: subscriber.subscriptionId,
    subscriptionNumber: subscriber.subscriptionNumber,
    accountNumber: subscriber.accountNumber,
    accountName: subscriber.accountName,
    classificationName: present(head, "the account of a subscription").classification.name,
    currency: subscriber.currency,
    zone: subscriber.timeZone,
    now: instantToString(now),
    payment: subscriber.payment,
    state: subscriber.state,
    schemeName: subscriber.schemeName,
    hasAgreement: (await findAgreementInForce(database, subscriber, now)) !== null,
    device: device === null ? null : shownNumber(actor, device),
    devices: seesWhole(actor) ? deviceChoices(await devicesOf(database, subscriber)) : [],
    services: services.filter((one) => isServiceEffective(one, now)).map(({ productName }) => productName),
    wallet: wallet && { balance: show(wallet.balance), debt: show(wallet.debt) },
    others: siblings.filter((one) => one.subscriptionId !== subscriber.subscriptionId).map(({ number, payment }) => ({ number, payment })),
  });
}
