"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type DiscountReach, MOST_SAMPLED, REACH_DAYS } from "#lib/domain/discount/discount-reach.ts";
import type { DiscountReachQuery } from "#lib/domain/discount/discount-reach-schema.ts";
import { countInWords } from "#lib/domain/price-plan/plan-audience.ts";
import { Amount } from "../../ui/amount.tsx";
import { fetchPage } from "../../ui/ask.ts";
import { Button } from "../../ui/button.tsx";
import { DescriptionList } from "../../ui/description-list.tsx";
import { LOCALE } from "../../ui/format-locale.ts";
import { Panel } from "../../ui/panel.tsx";
import { TableSkeleton } from "../../ui/skeleton.tsx";

type Of = DiscountReachQuery["of"];

type DiscountReachPanelProps = {
  readonly code: string;
  /** Of which there is one to ask about. */
  readonly has: Readonly<Record<Of, boolean>>;
};

/** Who gets it? By its conditions, as customers are now; and what it took from recent usage. */
export function DiscountReachPanel({ code, has }: DiscountReachPanelProps) {
  const [chosen, setChosen] = useState<Of>("version");
  const of = has[chosen] ? chosen : has.version ? "version" : "draft";
  const reach = useQuery({
    queryKey: ["discounts", code, "reach", of] as const,
    queryFn: ({ signal }) => fetchPage<DiscountReach>(`/api/discounts/${encodeURIComponent(code)}/reach?of=${of}`, signal),
    staleTime: 0,
  });
  return (
    <Panel
      title="Who gets it?"
      description="By its conditions, as customers are now"
      actions={has.version && has.draft ? <Choice of={of} onChoose={setChosen} /> : null}
    >
      <div role="status" aria-busy={reach.isFetching} className="grid gap-4">
        {reach.isError ? <p className="text-negative">It could not be counted. Reload the page.</p> : null}
        {reach.isPending ? <TableSkeleton rows={4} label="Counting who gets it" /> : null}
        {reach.data ? <Reach reach={reach.data} /> : null}
      </div>
    </Panel>
  );
}

function Choice({ of, onChoose }: { readonly of: Of; readonly onChoose: (of: Of) => void }) {
  return (
    <>
      <Button size="small" aria-pressed={of === "version"} onClick={() => onChoose("version")}>
        Version
      </Button>
      <Button size="small" aria-pressed={of === "draft"} onClick={() => onChoose("draft")}>
        Draft
      </Button>
    </>
  );
}

function Reach({ reach: { version, groups, subscriptions, products, zone, usage } }: { readonly reach: DiscountReach }) {
  return (
    <>
      <DescriptionList
        items={[
          { term: "Asked about", value: version === null ? "The draft" : `Version ${version}` },
          {
            term: "Subscriptions on flexible terms",
            value: <span className="figures">{countInWords(subscriptions, "subscription")}</span>,
          },
          { term: "Products in scope", value: <span className="figures">{countInWords(products, "product")}</span> },
          { term: "Usage zone", value: zone === null ? "Anywhere" : `Only in ${zone}` },
        ]}
      />
      <div>
        <p className="font-medium">Accounts by group</p>
        {groups.length === 0 ? (
          <p className="text-muted">No group of accounts is reached.</p>
        ) : (
          <ul aria-label="Accounts by group" className="figures grid gap-0.5">
            {groups.map((group) => (
              <li key={group.code}>
                {group.name}: {countInWords(group.accounts, "account")}
                <span className="text-muted text-xs"> · {countInWords(group.subscriptions, "subscription")} on flexible terms</span>
              </li>
            ))}
          </ul>
        )}
        <p className="mt-1 text-muted text-xs">A pricing agreement may allow an account fewer discounts; that is not taken off here.</p>
      </div>
      <RecentUsage usage={usage} />
    </>
  );
}

function RecentUsage({ usage: { looked, isPart, usages, given, shortened } }: Pick<DiscountReach, "usage">) {
  const sample = isPart
    ? `A sample: the newest ${MOST_SAMPLED.toLocaleString(LOCALE)} UDRs of the last ${REACH_DAYS} days. There were more, so the totals are of these only.`
    : `All ${looked.toLocaleString(LOCALE)} UDRs of the last ${REACH_DAYS} days, whichever version it was.`;
  return (
    <div>
      <p className="font-medium">Given away lately</p>
      {usages === 0 ? (
        <p>Nothing was taken off that usage.</p>
      ) : (
        <ul aria-label="Given away lately" className="figures grid gap-0.5">
          {given.map(({ currency, total, usages: count }) => (
            <li key={currency}>
              <Amount value={total} currency={currency} emphasis="strong" /> in {count.toLocaleString(LOCALE)}{" "}
              {count === 1 ? "usage" : "usages"}
            </li>
          ))}
          {shortened === 0 ? null : (
            <li>
              Free usage in {shortened.toLocaleString(LOCALE)} {shortened === 1 ? "usage" : "usages"}
            </li>
          )}
        </ul>
      )}
      <p className="mt-1 text-muted text-xs">{sample} As it was taken: before rounding, without what was reversed.</p>
    </div>
  );
}
