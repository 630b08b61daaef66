"use client";

import { ChevronLeft, ChevronRight, Search } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import { controlGroupStyles, controlInGroupStyles } from "#components/ui/control-styles.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { counted } from "./counted.ts";
import { RATES_ON_A_PAGE } from "./rate-window.ts";
import type { RateFinder } from "./use-rate-window.ts";

/** Above the rates of a plan that has more than a page of them: what to look for, how many there are, and the pages. */
export function RateSearch({ finder }: { readonly finder: RateFinder }) {
  if (!finder.isPaged) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
      <label className={cn(controlGroupStyles, "items-center sm:max-w-80")}>
        <Search className="ml-2.5 size-4 shrink-0 text-muted" aria-hidden="true" />
        <span className="sr-only">Find a rate</span>
        <input
          type="search"
          value={finder.typed}
          onChange={(event) => finder.search(event.target.value)}
          placeholder="Name, code or key of a rate"
          className={controlInGroupStyles}
        />
      </label>
      <RatePages finder={finder} label="Pages of rates" />
    </div>
  );
}

/** Below the rates: whoever has read to the end turns the page there, and goes on at its top. */
export function RatesBelow({ finder }: { readonly finder: RateFinder }) {
  if (!finder.isPaged) return null;
  if (finder.matching === 0) {
    return (
      <EmptyState
        kind="noMatch"
        title={`No rate matches “${finder.typed}”`}
        action={<Button onClick={() => finder.search("")}>Clear the search</Button>}
      >
        Names and codes of products, types and families were searched, and keys of rates.
      </EmptyState>
    );
  }
  return finder.pages === 1 ? null : <RatePages finder={finder} label="Pages of rates, below them" isBelow />;
}

type RatePagesProps = { readonly finder: RateFinder; readonly label: string; readonly isBelow?: boolean };

function RatePages({ finder, label, isBelow = false }: RatePagesProps) {
  const { page, pages, isStale } = finder;
  return (
    <nav aria-label={label} className={cn("flex flex-1 flex-wrap items-center gap-x-3 gap-y-2 print:hidden", isBelow && "justify-end")}>
      <p
        {...(isBelow ? {} : { role: "status", "aria-label": "Rates shown" })}
        aria-busy={isStale}
        className={cn("figures text-muted", !isBelow && "flex-1")}
      >
        {rangeInWords(finder)}
      </p>
      {pages === 1 ? null : (
        <span className="flex gap-1">
          <Button size="small" disabled={page === 1} onClick={() => finder.turnTo(page - 1, isBelow)}>
            <ChevronLeft aria-hidden="true" />
            <span>
              Previous<span className="sr-only"> rates</span>
            </span>
          </Button>
          <Button size="small" disabled={page === pages} onClick={() => finder.turnTo(page + 1, isBelow)}>
            <span>
              Next<span className="sr-only"> rates</span>
            </span>
            <ChevronRight aria-hidden="true" />
          </Button>
        </span>
      )}
    </nav>
  );
}

/** "Rates 51 to 100 of 2,000", "Rates 1 to 7 of 7 that match, of 2,000". */
function rangeInWords({ page, shown, matching, total }: RateFinder): string {
  if (matching === 0) return `None of ${counted(total)} rates matches`;
  const from = (page - 1) * RATES_ON_A_PAGE + 1;
  const range = `Rates ${counted(from)} to ${counted(from + shown.length - 1)}`;
  return matching === total ? `${range} of ${counted(total)}` : `${range} of ${counted(matching)} that match, of ${counted(total)}`;
}
