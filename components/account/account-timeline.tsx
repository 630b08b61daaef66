"use client";

import { useRouter } from "next/navigation";
import { useRef } from "react";
import { Amount } from "#components/ui/amount.tsx";
import { Button } from "#components/ui/button.tsx";
import { IsoInstant, instantOf } from "#components/ui/iso-instant.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { usePageKeys } from "#components/ui/page-keys.ts";
import { Panel } from "#components/ui/panel.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { Timeline, type TimelineEntry } from "#components/ui/timeline.tsx";
import type { Tone } from "#components/ui/tone.ts";
import type { TimelineEntryView, TimelineKind } from "#lib/domain/account/account-view.ts";
import { routeHref } from "../ui/route-href.ts";
import { TimelineFilters } from "./timeline-filters.tsx";
import { type FirstPage, useTimeline } from "./use-timeline.ts";

type AccountTimelineProps = {
  readonly account: string;
  readonly first: FirstPage;
  readonly readAt: number;
  readonly zone: string;
  readonly canAdjust: boolean;
  /** Shows why a UDR costs what it costs, without leaving the account. */
  readonly peek: (udrId: number) => void;
};

/** What happened to the account, newest first; older entries a page at a time. */
export function AccountTimeline({ account, first, readAt, zone, canAdjust, peek }: AccountTimelineProps) {
  const timeline = useTimeline({ account, first, readAt });
  const { pages, entries, isFiltered, lookedUntil } = timeline;
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useTimelineKeys({ field, list, canAdjust, peek });
  return (
    <Panel
      title="Timeline"
      description="Newest first. j and k walk it, p peeks, Enter opens"
      {...(pages.hasNextPage
        ? {
            footer: (
              <Button size="small" pending={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                {lookedUntil === null ? "Show older" : "Look further back"}
              </Button>
            ),
          }
        : {})}
    >
      <TimelineFilters {...timeline} field={field} enterList={() => step(list.current, 1)} />
      <div ref={list} className={pages.isPlaceholderData ? "opacity-60 transition-opacity" : ""}>
        {entries.length === 0 ? (
          <p className="text-muted">{emptyWords({ isFiltered, hasMore: pages.hasNextPage })}</p>
        ) : (
          <Timeline label="Timeline" zone={zone} entries={entries.map(toEntry)} />
        )}
      </div>
      <p role="status" className="mt-3 text-muted text-xs empty:hidden">
        {lookedUntil === null ? null : (
          <>
            Looked back to <IsoInstant iso={lookedUntil} zone={zone} />.
          </>
        )}
      </p>
      {pages.isError ? (
        <Notice tone="negative" className="mt-3">
          The {pages.isFetchNextPageError ? "older entries" : "timeline"} could not be read. Try again in a moment.
        </Notice>
      ) : null}
    </Panel>
  );
}

function emptyWords({ isFiltered, hasMore }: { readonly isFiltered: boolean; readonly hasMore: boolean }): string {
  if (hasMore) return "Nothing found so far.";
  return isFiltered ? "Nothing like that has happened." : "Nothing has happened yet.";
}

type Keyed = {
  readonly field: React.RefObject<HTMLInputElement | null>;
  readonly list: React.RefObject<HTMLDivElement | null>;
  readonly canAdjust: boolean;
  readonly peek: (udrId: number) => void;
};

function useTimelineKeys({ field, list, canAdjust, peek }: Keyed): void {
  const router = useRouter();
  const udrOfFocused = () => focusedIn(list.current)?.getAttribute("data-udr") ?? null;
  usePageKeys([
    { keys: "/", label: "Find in the timeline", run: () => field.current?.focus() },
    { keys: "j", label: "Next entry of the timeline", run: () => step(list.current, 1) },
    { keys: "k", label: "Entry above", run: () => step(list.current, -1) },
    {
      keys: "p",
      label: "Peek: why it costs this",
      run: () => peek(Number.parseInt(udrOfFocused() ?? "", 10)),
      isOffered: () => udrOfFocused() !== null,
    },
    {
      keys: "a",
      label: "Adjust the UDR of the entry",
      run: () => router.push(routeHref(`/udrs/${udrOfFocused() ?? ""}?do=adjust`)),
      isOffered: () => canAdjust && udrOfFocused() !== null,
    },
  ]);
}

const ENTRY = "[data-entry]";

function focusedIn(list: HTMLElement | null): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`${ENTRY}:focus`) ?? null;
}

/** From the entry that has the focus to the next, or to the first. */
function step(list: HTMLElement | null, by: 1 | -1): void {
  const entries = [...(list?.querySelectorAll<HTMLElement>(ENTRY) ?? [])];
  const focused = focusedIn(list);
  const next = entries[focused === null ? 0 : entries.indexOf(focused) + by];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

const TONES = {
  note: "neutral",
  bill: "note",
  correction: "caution",
  topUp: "positive",
  rbi: "neutral",
  usage: "neutral",
  order: "accent",
  dispute: "caution",
} as const satisfies Record<TimelineKind, Tone>;

function toEntry(entry: TimelineEntryView): TimelineEntry {
  const { key, kind, at, by, title, detail, href, amount, currency, udrId } = entry;
  const marked = { "data-entry": "", ...(udrId !== null && { "data-udr": udrId }) };
  return {
    key,
    title: (
      <span className="flex items-baseline justify-between gap-3">
        {href === null ? (
          <span tabIndex={-1} {...marked}>
            {title}
          </span>
        ) : (
          // As high as a finger wants it, and no line further from the next.
          <TextLink href={href} {...marked} className="-my-0.5 inline-block py-0.5">
            {title}
          </TextLink>
        )}
        {amount === null ? null : <Amount value={amount} currency={currency} sayCredit />}
      </span>
    ),
    tone: TONES[kind],
    at: instantOf(at),
    ...(by === null ? {} : { who: by }),
    ...(detail === null ? {} : { children: <p className="whitespace-pre-wrap break-words text-muted text-xs">{detail}</p> }),
  };
}
