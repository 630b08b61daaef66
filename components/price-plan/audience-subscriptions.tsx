"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "#components/ui/button.tsx";
import { Code } from "#components/ui/code.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { PlanSubscriptions } from "#lib/domain/price-plan/plan-audience.ts";
import type { PlanHeadView } from "#lib/domain/price-plan/price-plan-view.ts";
import { TakeOff } from "./audience-actions.tsx";
import { audienceKeys, fetchSubscriptions } from "./audience-queries.ts";
import type { ChangePlanAudience } from "./change-plan-audience.ts";

type AudienceSubscriptionsProps = {
  readonly plan: PlanHeadView;
  readonly first: PlanSubscriptions;
  readonly changeAudience: ChangePlanAudience | null;
};

const START: string | null = null;

/** The subscriptions on the plan, a page at a time. */
export function AudienceSubscriptions({ plan, first, changeAudience }: AudienceSubscriptionsProps) {
  const pages = useInfiniteQuery({
    queryKey: [...audienceKeys.subscriptions(plan.code), first],
    queryFn: ({ pageParam, signal }) => (pageParam === null ? first : fetchSubscriptions(plan.code, pageParam, signal)),
    initialPageParam: START,
    initialData: { pages: [first], pageParams: [START] },
    getNextPageParam: ({ nextAfter }) => nextAfter,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const rows = pages.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <p className="text-muted">No subscription is on this plan.</p>;
  return (
    <div className="grid gap-3">
      <ul aria-label="Subscriptions on this plan" className="grid gap-2">
        {rows.map(({ number, accountNumber, accountName }) => (
          <li key={number} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Code>{number}</Code>
            {accountName === null ? (
              <span className="text-muted">{`account ${accountNumber}`}</span>
            ) : (
              <TextLink href={`/accounts/${accountNumber}`}>{`${accountName}, ${accountNumber}`}</TextLink>
            )}
            {changeAudience === null ? null : (
              <TakeOff plan={plan} who={number} target={{ kind: "subscriptions", numbers: [number] }} changeAudience={changeAudience} />
            )}
          </li>
        ))}
      </ul>
      {pages.hasNextPage ? (
        <div>
          <Button size="small" pending={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            Show more
          </Button>
        </div>
      ) : null}
      {pages.isFetchNextPageError ? <Notice tone="negative">More of them could not be read. Try again in a moment.</Notice> : null}
    </div>
  );
}
