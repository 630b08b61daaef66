"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { cn } from "#components/ui/class-names.ts";
import { controlStyles } from "#components/ui/control-styles.ts";
import { routeHref } from "#components/ui/route-href.ts";
import { Tag } from "#components/ui/tag.tsx";
import { useSettled } from "#components/ui/use-settled.ts";
import type { SubscriberHit } from "#lib/domain/ordering/order-view.ts";
import { nextActive } from "./list-keys.ts";
import { fetchSubscribers, orderingKeys } from "./ordering-queries.ts";

const SETTLE_MILLIS = 150;
const LIST_ID = "callers";

/** Who is calling? Type what they say, choose with the arrows, Enter. */
export function SubscriberFinder() {
  const router = useRouter();
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const q = useSettled(typed.trim(), SETTLE_MILLIS);
  const found = useQuery({
    queryKey: orderingKeys.subscribers(q),
    queryFn: ({ signal }) => fetchSubscribers(q, signal),
    enabled: q !== "",
    placeholderData: keepPreviousData,
  });
  const hits = q === "" ? [] : (found.data ?? []);
  const isNobody = q !== "" && found.isSuccess && !found.isPlaceholderData && hits.length === 0;

  function onKey(event: React.KeyboardEvent): void {
    const next = nextActive(event.key, { active, count: hits.length });
    if (next !== null) {
      event.preventDefault();
      setActive(next);
    }
    const chosen = hits[active];
    if (event.key === "Enter" && chosen) router.push(routeHref(hrefOf(chosen)));
  }

  return (
    <div className="max-w-2xl">
      <label htmlFor="find-caller" className="font-medium">
        Who is calling?
      </label>
      <div className="relative mt-1.5">
        <Search className="pointer-events-none absolute top-3 left-3 size-4 text-muted" aria-hidden="true" />
        <input
          id="find-caller"
          type="text"
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls={LIST_ID}
          aria-autocomplete="list"
          {...(hits[active] ? { "aria-activedescendant": `caller-${active}` } : {})}
          autoComplete="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the page is this field; an agent begins to type as the customer speaks.
          autoFocus
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKey}
          placeholder="Name, phone, smart card, account or subscription number"
          className={cn(controlStyles, "h-10 pl-9 text-base")}
        />
      </div>
      <CallerList hits={hits} active={active} />
      <p role="status" className="mt-2 text-muted">
        {isNobody
          ? `Nobody found for “${q}”. A name is found by its beginning.`
          : found.isError
            ? "The search did not answer. Type again in a moment."
            : null}
      </p>
    </div>
  );
}

function CallerList({ hits, active }: { readonly hits: readonly SubscriberHit[]; readonly active: number }) {
  const router = useRouter();
  return (
    <div
      id={LIST_ID}
      role="listbox"
      aria-label="Subscriptions found"
      className={cn("mt-2 overflow-hidden rounded-lg border", hits.length === 0 && "hidden")}
    >
      {hits.map((hit, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's, which keeps the focus.
        <div
          key={hit.subscriptionNumber}
          id={`caller-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          onClick={() => router.push(routeHref(hrefOf(hit)))}
          className="flex cursor-pointer flex-wrap items-center gap-x-3 gap-y-0.5 border-line-soft border-b px-4 py-2 last:border-b-0 hover:bg-hover aria-selected:bg-selected"
        >
          <span className="min-w-0 flex-1">
            <span className="block font-medium">{hit.accountName}</span>
            <span className="block text-muted text-xs">
              {[hit.accountNumber, hit.subscriptionNumber, hit.foundBy].filter((part) => part !== null).join(" · ")}
            </span>
          </span>
          <Tag>{hit.classificationName}</Tag>
          <Tag>{hit.payment === "prepaid" ? "Prepaid" : "Normal"}</Tag>
        </div>
      ))}
    </div>
  );
}

function hrefOf({ subscriptionNumber }: SubscriberHit): string {
  return `/ordering?subscription=${subscriptionNumber}`;
}
