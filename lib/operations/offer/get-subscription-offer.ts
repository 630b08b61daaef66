import { findAccountByNumber } from "#db/queries/accounts.ts";
import { listCatalogs } from "#db/queries/catalogs.ts";
import { findSubscriber } from "#db/queries/subscribers.ts";
import type { Reader } from "#db/tx.ts";
import { parseSubscriptionNumber } from "#lib/domain/account/search-text.ts";
import { catalogChecks, lineChecks, outcomeOf } from "#lib/domain/catalog/catalog-test.ts";
import { byPrecedence } from "#lib/domain/catalog/evaluate-catalogs.ts";
import { judgeCatalog } from "#lib/domain/catalog/judge-catalog.ts";
import type { OfferedCatalog, SubscriptionOffer } from "#lib/domain/offer/offer-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { subscriberQuestion } from "../offer-question.ts";
import { offeredDiscounts } from "../offered-discounts.ts";
import { priceSteps, priceSurroundings } from "../price-plan-steps.ts";

type Named = { readonly account: string; readonly subscription: string };

/** What a subscription gets, what not, and why: the plans that price it, the discounts and the catalogs, each by its own judge. */
export async function getSubscriptionOffer(
  context: Context,
  { account: accountNumber, subscription }: Named,
): Promise<Result<SubscriptionOffer, Refusal>> {
  const { database, now } = context;
  const subscriptionId = parseSubscriptionNumber(subscription);
  const subscriber = subscriptionId === null ? null : await findSubscriber(database, subscriptionId);
  const account = await findAccountByNumber(database, accountNumber);
  if (account === null || subscriber?.accountNumber !== account.number) return refused({ code: "NOT_FOUND", path: "subscription" });
  const groupName = account.classification.name;
  const surroundings = await priceSurroundings(database, account, now);
  return ok({
    subscriptionId: subscriber.subscriptionId,
    number: subscriber.subscriptionNumber,
    state: subscriber.state,
    accountNumber: account.number,
    accountName: account.name,
    groupName,
    schemeName: subscriber.schemeName,
    currency: subscriber.currency,
    zone: subscriber.timeZone,
    now: instantToString(now),
    prices: await priceSteps(context, { subscriber, groupName, ...surroundings }),
    discounts: await offeredDiscounts(database, { subscriber, product: null, now }),
    catalogs: await offeredCatalogs(database, context, subscriber),
  });
}

/** In the order in which they are asked. A draft offers nothing to anybody and is left out. */
async function offeredCatalogs(reader: Reader, { now }: Context, subscriber: Subscriber): Promise<readonly OfferedCatalog[]> {
  const catalogs = (await listCatalogs(reader)).filter(({ state }) => state !== "draft");
  const question = await subscriberQuestion(reader, { subscriber, catalogs, now });
  const isSubscriptionEffective = subscriber.state === "effective";
  return catalogs.toSorted(byPrecedence).map((catalog) => {
    const verdict = judgeCatalog(catalog, catalog.lines, question);
    const { code, name } = catalog;
    return {
      code,
      name,
      outcome: outcomeOf({ verdict, isSubscriptionEffective }),
      checks: catalogChecks({ catalog, verdict, isSubscriptionEffective }),
      lines: verdict.lines.map((line) => ({
        lineId: line.line.lineId,
        name: line.line.target.name,
        kind: line.line.target.kind,
        checks: lineChecks(line, subscriber.timeZone),
      })),
    };
  });
}
