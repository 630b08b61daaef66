"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Amount } from "#components/ui/amount.tsx";
import { Button } from "#components/ui/button.tsx";
import { instantOf } from "#components/ui/iso-instant.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { Timeline, type TimelineEntry } from "#components/ui/timeline.tsx";
import type { Tone } from "#components/ui/tone.ts";
import type { TimelineEntryView, TimelineKind, TimelineView } from "#lib/domain/account/account-view.ts";
import { accountKeys, fetchTimeline } from "./account-queries.ts";

type AccountTimelineProps = { readonly account: string; readonly first: TimelineView; readonly readAt: number; readonly zone: string };

/** What happened to the account, newest first; older entries a page at a time. */
export function AccountTimeline({ account, first, readAt, zone }: AccountTimelineProps) {
  const pages = useInfiniteQuery({
    queryKey: [...accountKeys.timeline(account), readAt],
    queryFn: ({ pageParam, signal }) => fetchTimeline(account, pageParam, signal),
    initialPageParam: START,
    initialData: { pages: [first], pageParams: [START] },
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const entries = pages.data.pages.flatMap((page) => page.entries);
  return (
    <Panel
      title="Timeline"
      description="Orders, corrections, bills and top-ups, newest first"
      {...(pages.hasNextPage
        ? {
            footer: (
              <Button size="small" pending={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                Show older
              </Button>
            ),
          }
        : {})}
    >
      {entries.length === 0 ? (
        <p className="text-muted">Nothing has happened yet.</p>
      ) : (
        <Timeline label="Timeline" zone={zone} entries={entries.map(toEntry)} />
      )}
      {pages.isFetchNextPageError ? (
        <Notice tone="negative" className="mt-3">
          The older entries could not be read. Try again in a moment.
        </Notice>
      ) : null}
    </Panel>
  );
}

const START: string | null = null;

const TONES = { bill: "note", correction: "caution", topUp: "positive", usage: "neutral", order: "accent" } as const satisfies Record<
  TimelineKind,
  Tone
>;

function toEntry(entry: TimelineEntryView): TimelineEntry {
  const { key, kind, at, by, title, detail, href, amount, currency } = entry;
  return {
    key,
    title: (
      <span className="flex items-baseline justify-between gap-3">
        {href === null ? (
          title
        ) : (
          // As high as a finger wants it, and no line further from the next.
          <TextLink href={href} className="-my-0.5 inline-block py-0.5">
            {title}
          </TextLink>
        )}
        {amount === null ? null : <Amount value={amount} currency={currency} sayCredit />}
      </span>
    ),
    tone: TONES[kind],
    at: instantOf(at),
    ...(by === null ? {} : { who: by }),
    ...(detail === null ? {} : { children: <p className="text-muted text-xs">{detail}</p> }),
  };
}
