import { listCatalogs } from "#db/queries/catalogs.ts";
import { installationZone } from "#db/queries/installation.ts";
import { listTermedServices } from "#db/queries/subscribers.ts";
import type { Reader } from "#db/tx.ts";
import type { CatalogQuestion } from "#lib/domain/catalog/evaluate-catalogs.ts";
import { isServiceEffective, type Subscriber } from "#lib/domain/subscription/subscriber.ts";
import type { Context } from "./context.ts";

/** Everything the catalogs are judged by for this subscriber now: the list of what may be ordered and the order ask the same. */
export async function offerQuestion(reader: Reader, { now }: Context, subscriber: Subscriber): Promise<CatalogQuestion> {
  const services = await listTermedServices(reader, subscriber);
  return {
    catalogs: await listCatalogs(reader),
    subscriber: {
      subscriptionTypeCode: subscriber.subscriptionTypeCode,
      accountClassificationCode: subscriber.classificationCode,
      effectiveTermedServiceCodes: services.filter((one) => isServiceEffective(one, now)).map((one) => one.productCode),
    },
    at: now,
    zone: await installationZone(reader),
  };
}
