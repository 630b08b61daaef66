import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { OfferCatalogs } from "#components/offer/offer-catalogs.tsx";
import { OfferExplorer } from "#components/offer/offer-explorer.tsx";
import { OfferPrices } from "#components/offer/offer-prices.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { StatusPill } from "#components/ui/status-pill.tsx";
import { SUBSCRIPTION_STATE_NAMES } from "#lib/domain/account/account-view.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { getSubscriptionOffer } from "#lib/operations/offer/get-subscription-offer.ts";
import { pageContext } from "#lib/web/page-context.ts";

type OfferPageProps = { readonly params: Promise<{ readonly number: string; readonly subscription: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (account: string, subscription: string) =>
  getSubscriptionOffer(await pageContext("account.read"), { account, subscription }),
);

export async function generateMetadata({ params }: OfferPageProps): Promise<Metadata> {
  const { number, subscription } = await params;
  const found = await load(number, subscription);
  return { title: found.ok ? `What ${found.value.number} gets` : "Not found" };
}

/** What a subscription gets, what not, and why: for whoever is asked on the telephone. */
export default async function OfferPage({ params }: OfferPageProps) {
  const { number, subscription } = await params;
  const found = await load(number, subscription);
  if (!found.ok) notFound();
  const { actor } = await pageContext("account.read");
  const offer = found.value;
  const isEffective = offer.state === "effective";
  const seesPlans = can(actor.role, "pricePlan.read");
  return (
    <>
      <PageHeader
        title={`What ${offer.number} gets`}
        description={`${offer.accountName}, group ${offer.groupName}, on ${offer.schemeName}`}
        breadcrumbs={[
          { label: "Accounts", href: "/accounts" },
          { label: offer.accountNumber, href: `/accounts/${offer.accountNumber}` },
        ]}
        status={
          <StatusPill tone={isEffective ? "positive" : "neutral"} mark={isEffective ? "full" : "open"}>
            {SUBSCRIPTION_STATE_NAMES[offer.state]}
          </StatusPill>
        }
        actions={
          isEffective && can(actor.role, "order.create") ? (
            <ButtonLink variant="primary" href={`/ordering?subscription=${offer.number}`}>
              Order a service
            </ButtonLink>
          ) : null
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="grid min-w-0 gap-4">
          <OfferExplorer key={offer.number} offer={offer} seesDiscounts={seesPlans} />
        </div>
        <div className="grid min-w-0 gap-4">
          <OfferPrices steps={offer.prices} zone={offer.zone} seesPlans={seesPlans} />
          <OfferCatalogs catalogs={offer.catalogs} />
        </div>
      </div>
    </>
  );
}
