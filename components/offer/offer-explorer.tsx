"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { SubscriptionOffer } from "#lib/domain/offer/offer-view.ts";
import { Panel } from "../ui/panel.tsx";
import { OfferDiscounts } from "./offer-discounts.tsx";
import { fetchOfferedPrice, offerKeys } from "./offer-queries.ts";
import { OfferServices } from "./offer-services.tsx";
import { OfferedPriceView } from "./offered-price.tsx";

type OfferExplorerProps = {
  readonly offer: Pick<SubscriptionOffer, "subscriptionId" | "currency" | "now" | "discounts">;
  readonly seesDiscounts: boolean;
};

/** What may be ordered and what not; for the one that is chosen, what it costs and which discounts it gets. */
export function OfferExplorer({ offer: { subscriptionId, currency, now, discounts }, seesDiscounts }: OfferExplorerProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const question = chosen === null ? null : { subscriptionId, product: chosen };
  const price = useQuery({
    queryKey: offerKeys.price(question, now),
    queryFn: ({ signal }) => (question === null ? null : fetchOfferedPrice(question, signal)),
    enabled: question !== null,
    placeholderData: keepPreviousData,
  });
  const answer = question === null ? null : (price.data ?? null);
  const priced = answer?.ok ? answer.value : null;
  return (
    <>
      <OfferServices subscriptionId={subscriptionId} currency={currency} now={now} chosen={chosen} onChoose={setChosen} />
      <Panel title="Price" description="One unit now; what a usage says of itself may change it">
        <div role="status" aria-busy={price.isFetching}>
          {chosen === null ? <p className="text-muted">Choose a service to see what it costs, and why.</p> : null}
          {price.isError ? <p className="text-negative">It was not answered. Choose the service again.</p> : null}
          {answer !== null && !answer.ok ? <p className="text-negative">{answer.problem.title}</p> : null}
          {priced === null ? null : <OfferedPriceView offered={priced} />}
        </div>
      </Panel>
      <Panel
        title="Additive discounts"
        description={priced === null ? "In force now, for usage of anything" : `In force now, for usage of ${priced.product.name}`}
      >
        <OfferDiscounts discounts={priced?.discounts ?? discounts} seesDiscounts={seesDiscounts} />
      </Panel>
    </>
  );
}
