"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { cn } from "#components/ui/class-names.ts";
import { controlStyles } from "#components/ui/control-styles.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { onHandedSearch } from "#components/ui/handed-search.ts";
import { Panel } from "#components/ui/panel.tsx";
import { routeHref } from "#components/ui/route-href.ts";
import { TableSkeleton } from "#components/ui/skeleton.tsx";
import { useSettled } from "#components/ui/use-settled.ts";
import { accountKeys, fetchAccounts } from "./account-queries.ts";
import { AccountTable } from "./account-table.tsx";

const SETTLE_MILLIS = 180;

/** One field for whatever the customer says. While something stands in it, what was found takes the place of the list. */
export function AccountFinder({ children }: { readonly children: ReactNode }) {
  const router = useRouter();
  const [typed, setTyped] = useState("");
  useEffect(() => onHandedSearch(setTyped), []);
  const q = useSettled(typed.trim(), SETTLE_MILLIS);
  const isSearching = typed.trim() !== "" && q !== "";
  const found = useQuery({
    queryKey: accountKeys.found(q),
    queryFn: ({ signal }) => fetchAccounts(q, signal),
    enabled: q !== "",
    placeholderData: keepPreviousData,
  });

  function openFirst(): void {
    const first = found.isPlaceholderData ? undefined : found.data?.[0];
    if (isSearching && first) router.push(routeHref(`/accounts/${first.number}`));
  }

  return (
    <>
      <form
        className="relative max-w-2xl pb-5"
        onSubmit={(event) => {
          event.preventDefault();
          openFirst();
        }}
      >
        <label htmlFor="find-account" className="sr-only">
          Find a customer
        </label>
        <Search className="pointer-events-none absolute top-3 left-3 size-4 text-muted" aria-hidden="true" />
        <input
          id="find-account"
          type="search"
          autoComplete="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the page is this field; an agent begins to type as the customer speaks.
          autoFocus
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          placeholder="Name, phone, SIM, smart card, device, account or subscription number"
          className={cn(controlStyles, "h-10 pl-9 text-base")}
        />
        <p className="mt-1.5 text-muted text-xs">What you type is never kept in an address. Enter opens the first one found.</p>
      </form>
      {isSearching ? <Found rows={found.data} failed={found.isError} typed={q} /> : children}
    </>
  );
}

type FoundProps = {
  readonly rows: Awaited<ReturnType<typeof fetchAccounts>> | undefined;
  readonly failed: boolean;
  readonly typed: string;
};

function Found({ rows, failed, typed }: FoundProps) {
  if (failed)
    return (
      <EmptyState kind="error" title="The search did not answer">
        Nothing was changed. Type again in a moment.
      </EmptyState>
    );
  if (!rows) return <TableSkeleton rows={3} label="Searching" />;
  return (
    <Panel
      flush
      title="Found"
      actions={
        <span role="status" className="text-muted text-xs">
          {rows.length === 1 ? "1 account" : `${rows.length} accounts`}
        </span>
      }
    >
      <AccountTable
        rows={rows}
        label="Accounts found"
        empty={
          <EmptyState kind="noMatch" title={`Nobody found for “${typed}”`} headingLevel={3}>
            A name is found by the beginning of any of its words, a card or telephone by its first four digits or more.
          </EmptyState>
        }
      />
    </Panel>
  );
}
