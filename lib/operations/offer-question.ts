import { listCatalogs } from "#db/queries/catalogs.ts";
import { installationZone } from "#db/queries/installation.ts";
import { sumOrdered } from "#db/queries/ordered-usage.ts";
import { listTermedServices } from "#db/queries/subscribers.ts";
import type { Reader } from "#db/tx.ts";
import type { Catalog, OrderedInPeriod } from "#lib/domain/catalog/catalog.ts";
import type { CatalogQuestion } from "#lib/domain/catalog/judge-catalog.ts";
import { limitPeriodAt, periodsLimited } from "#lib/domain/catalog/limit-period.ts";
import { isServiceEffective, type Subscriber } from "#lib/domain/subscription/subscriber.ts";
import type { Context } from "./context.ts";

/**
 * Everything the catalogs are judged by for this subscriber now: the list of what may be ordered and the order ask the same. It
 * asks if anything at all may be ordered; an order says how much.
 */
export async function offerQuestion(reader: Reader, { now }: Context, subscriber: Subscriber): Promise<CatalogQuestion> {
  const catalogs = await listCatalogs(reader);
  return { catalogs, ...(await subscriberQuestion(reader, { subscriber, catalogs, now })) };
}

type Asked = { readonly subscriber: Subscriber; readonly catalogs: readonly Catalog[]; readonly now: Context["now"] };

/** The same for catalogs that are given, because one of them is not stored like that yet. */
export async function subscriberQuestion(reader: Reader, asked: Asked): Promise<Omit<CatalogQuestion, "catalogs">> {
  const { subscriber, now } = asked;
  const services = await listTermedServices(reader, subscriber);
  return {
    subscriber: {
      subscriptionTypeCode: subscriber.subscriptionTypeCode,
      accountClassificationCode: subscriber.classificationCode,
      effectiveTermedServiceCodes: services.filter((one) => isServiceEffective(one, now)).map((one) => one.productCode),
      payment: subscriber.payment,
      billingTermCode: subscriber.schemeCode,
      providerCode: subscriber.provider?.code ?? null,
      timeZone: subscriber.timeZone,
      ordered: await orderedNow(reader, asked),
    },
    at: now,
    quantity: null,
    zone: await installationZone(reader),
  };
}

/** Only for the periods of which some catalog limits something: nobody else pays for the counting. */
async function orderedNow(reader: Reader, { subscriber, catalogs, now }: Asked): Promise<readonly OrderedInPeriod[]> {
  const ordered: OrderedInPeriod[] = [];
  for (const per of periodsLimited(catalogs)) {
    const period = limitPeriodAt(per, now, subscriber.cycle);
    ordered.push({ per, ...period, usage: await sumOrdered(reader, subscriber, period) });
  }
  return ordered;
}
