import type { Metadata } from "next";
import { CallerBar } from "#components/ordering/caller-bar.tsx";
import { SubscriberFinder } from "#components/ordering/subscriber-finder.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { codeParameter, type SearchParameters } from "#lib/domain/definition/search-parameter.ts";
import { getDesk } from "#lib/operations/ordering/get-desk.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { orderService, topUpWallet } from "./actions.ts";
import { TillDesk } from "./till-desk.tsx";

export const metadata: Metadata = { title: "Order a service" };

/** The till. The subscription's number may stand in the address: it is not a person's. */
export default async function OrderingPage({ searchParams }: { readonly searchParams: Promise<SearchParameters> }) {
  const context = await pageContext("order.create");
  const subscription = codeParameter(await searchParams, "subscription");
  const found = subscription === null ? null : await getDesk(context, subscription);
  if (subscription === null || !found?.ok) {
    return (
      <>
        <PageHeader title="Order a service" description="Find the caller, quote, read back, order." />
        {subscription === null ? null : (
          <Notice tone="caution" className="mb-4 max-w-2xl" title={`There is no subscription ${subscription.slice(0, 30)}`}>
            A subscription number begins with S, such as S-20001.
          </Notice>
        )}
        <SubscriberFinder />
      </>
    );
  }
  return (
    <>
      <PageHeader title="Order a service" />
      <CallerBar desk={found.value} />
      <TillDesk
        key={found.value.subscriptionNumber}
        desk={found.value}
        clockOffsetMillis={context.clockOffsetMillis}
        actions={{ orderService, topUpWallet }}
      />
    </>
  );
}
