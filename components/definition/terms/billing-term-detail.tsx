import {
  BILLING_TYPES,
  type BillingTermDetailView,
  cycleInWords,
  SCHEME_CLASSIFICATIONS,
} from "#lib/domain/billing-term/billing-term-view.ts";
import { Amount } from "../../ui/amount.tsx";
import { Code } from "../../ui/code.tsx";
import { DescriptionList } from "../../ui/description-list.tsx";
import { Panel } from "../../ui/panel.tsx";
import { routeHref } from "../../ui/route-href.ts";
import { TextLink } from "../../ui/text-link.tsx";
import { DefinitionHistory } from "../definition-history.tsx";
import { NeededBy } from "./needed-by.tsx";
import { SubscriptionCount } from "./subscription-count.tsx";
import { thresholdsOf } from "./thresholds-of.ts";

type BillingTermDetailProps = { readonly scheme: BillingTermDetailView; readonly zone: string };

export function BillingTermDetail({ scheme, zone }: BillingTermDetailProps) {
  const { code, classification, billingType, defaultPlan, flexible, maximumUnbilledUdrs, maximumUnbilledAmount, currency, subscriptions } =
    scheme;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Panel title="Definition">
        <DescriptionList
          items={[
            { term: "Code", value: <Code>{code}</Code> },
            { term: "Kind", value: SCHEME_CLASSIFICATIONS[classification] },
            { term: "Billing", value: BILLING_TYPES[billingType] },
            { term: "Cycle", value: cycleInWords(scheme) },
            { term: "Currency", value: currency },
            {
              term: "Default plan",
              value: defaultPlan ? (
                <TextLink href={routeHref(`/price-plans/${encodeURIComponent(defaultPlan.code)}`)}>{defaultPlan.name}</TextLink>
              ) : (
                "None: the group's plan, or the Global one"
              ),
            },
            { term: "Discounts", value: flexible ? "Flexible: additive discounts apply" : "Fixed: additive discounts do not apply" },
          ]}
        />
      </Panel>
      <div className="grid min-w-0 gap-4">
        <Panel title="When usage is billed">
          <p className="text-base">{thresholdsOf(scheme)}</p>
          {classification === "prepaid" ? null : (
            <DescriptionList
              className="mt-3"
              items={[
                { term: "Unbilled UDRs", value: maximumUnbilledUdrs === null ? "No limit" : `Bills at ${maximumUnbilledUdrs}` },
                {
                  term: "Unbilled amount",
                  value:
                    maximumUnbilledAmount === null ? (
                      "No limit"
                    ) : (
                      <>
                        Bills at <Amount value={maximumUnbilledAmount} currency={currency} />
                      </>
                    ),
                },
              ]}
            />
          )}
        </Panel>
        <Panel title="Used by">
          <p>
            <SubscriptionCount count={subscriptions} />{" "}
            {subscriptions.count === 1 && !subscriptions.isMore ? "subscription is" : "subscriptions are"} billed by this scheme.
          </p>
        </Panel>
        <NeededBy users={scheme.users} what="scheme" />
        <DefinitionHistory history={scheme.history} zone={zone} />
      </div>
    </div>
  );
}
