import { findAccountByNumber } from "#db/queries/accounts.ts";
import { findOpenAgreementDraft, findOpenAgreementRequest } from "#db/queries/agreement-drafts.ts";
import { findAgreementInForce } from "#db/queries/pricing-agreements.ts";
import { findProductFacts } from "#db/queries/product-facts.ts";
import { findSubscriber } from "#db/queries/subscribers.ts";
import { EVERY_UDR } from "#db/queries/udr-filter.ts";
import { newestUdrRows } from "#db/queries/udr-matches.ts";
import { findUdrPersonal } from "#db/queries/udrs.ts";
import { type Tx, withTransaction } from "#db/tx.ts";
import type { AgreementDocument } from "#lib/domain/agreement/agreement-document.ts";
import type { AgreementImpact, ImpactRow, PricedAs } from "#lib/domain/agreement/agreement-view.ts";
import { refusalSentence } from "#lib/domain/refusal-sentence.ts";
import type { Udr } from "#lib/domain/udr/udr.ts";
import { minorDigits } from "#lib/kernel/currency.ts";
import { decimalToShortString } from "#lib/kernel/decimal.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { microsToString } from "#lib/kernel/money.ts";
import type { AgreementTerms } from "../agreement-for.ts";
import type { Context } from "../context.ts";
import { waitsByNetwork } from "../network-impact.ts";
import { rateUsageOf } from "../rate-usage-of.ts";

const ROWS = 6;

/**
 * What the draft of an agreement does to prices: the account's latest usage as it would be priced from the instant that is asked for (now
 * where none is), with what is agreed on then and with the draft. It reads and stores nothing. Null where there is no draft.
 */
export async function getAgreementImpact({ database, now }: Context, number: string): Promise<AgreementImpact | null> {
  return withTransaction(database, async (tx) => {
    const account = await findAccountByNumber(tx, number);
    const draft = account && (await findOpenAgreementDraft(tx, account));
    if (!account || !draft) return null;
    const effective = (await findOpenAgreementRequest(tx, draft.head))?.effective;
    const at = effective?.kind === "at" && effective.at > now ? effective.at : now;
    const inForce = (await findAgreementInForce(tx, account, at))?.document ?? null;
    const found = await newestUdrRows(tx, { ...EVERY_UDR, account, state: "posted" }, ROWS);
    const rows: ImpactRow[] = [];
    for (const { udr } of found) {
      if (udr.rating === "here") rows.push(...(await impactOn(tx, udr, { at, now: inForce, agreed: draft.document })));
    }
    return { currency: account.currency, at: instantToString(at), rows };
  });
}

type Terms = AgreementTerms & Pick<AgreementDocument, "networks">;
type Compared = { readonly at: Instant; readonly now: Terms | null; readonly agreed: Terms };

/** None where the service is not offered any more: it will not be used again. */
async function impactOn(tx: Tx, udr: Udr, { at, now, agreed }: Compared): Promise<readonly ImpactRow[]> {
  const product = await findProductFacts(tx, udr.productId, at);
  if (product === null) return [];
  return [
    {
      udrId: udr.udrId,
      product: product.name,
      quantity: decimalToShortString(udr.quantity),
      usedAt: instantToString(udr.usedFrom),
      now: await pricedAs(tx, udr, { at, agreement: now }),
      agreed: await pricedAs(tx, udr, { at, agreement: agreed }),
    },
  ];
}

type Asked = { readonly at: Instant; readonly agreement: Terms | null };

/** The same usage at the same time of the day and week, by the versions that are in force then. */
async function pricedAs(tx: Tx, udr: Udr, { at, agreement }: Asked): Promise<PricedAs> {
  const [product, subscriber] = [await findProductFacts(tx, udr.productId, at), await findSubscriber(tx, udr.subscriptionId)];
  if (product === null || subscriber === null) return { gross: null, plan: null, refusal: refusalSentence({ code: "NOT_FOUND" }) };
  const udrType = product.udrTypes.find(({ udrTypeId }) => udrTypeId === udr.udrTypeId) ?? null;
  const metadata = { ...udr.metadata, ...(await findUdrPersonal(tx, udr)) };
  const waits = await waitsByNetwork(tx, agreement, { subscription: subscriber, udrType: udrType?.code ?? "", metadata });
  if (waits !== null) return { gross: null, plan: null, refusal: waits };
  const rated = await rateUsageOf(tx, subscriber, {
    product,
    udrType,
    quantity: udr.quantity,
    usedFrom: udr.usedFrom,
    usedTo: udr.usedTo,
    ratingInstant: at,
    metadata,
    directive: "toBeBilled",
    adHoc: udr.adHocDiscounts,
    agreement,
  });
  if (!rated.ok) return { gross: null, plan: null, refusal: refusalSentence(rated.refusal) };
  const { gross, explanation } = rated.value;
  return { gross: microsToString(gross, minorDigits(subscriber.currency)), plan: explanation.plan.name, refusal: null };
}
