import Link from "next/link";
import { REQUEST_STATES, type RequestState } from "#lib/domain/definition/provider-view.ts";
import type { BoundedCount } from "#lib/domain/home/home-view.ts";
import { cn } from "../ui/class-names.ts";
import { routeHref } from "../ui/route-href.ts";

type RequestStateLinksProps = { readonly current: RequestState | null; readonly pending: BoundedCount; readonly failed: BoundedCount };

/** Which requests are shown. Counts stand where something may have to be done. */
export function RequestStateLinks({ current, pending, failed }: RequestStateLinksProps) {
  const choices = [
    { state: null, label: "All" },
    { state: "pending", label: `${REQUEST_STATES.pending} ${countText(pending)}` },
    { state: "delivered", label: REQUEST_STATES.delivered },
    { state: "failed", label: `${REQUEST_STATES.failed} ${countText(failed)}` },
  ] as const;
  return (
    <nav aria-label="Requests by state" className="flex flex-wrap gap-1">
      {choices.map(({ state, label }) => (
        <Link
          key={label}
          href={routeHref(state === null ? "/provisioning" : `/provisioning?state=${state}`)}
          aria-current={state === current ? "true" : undefined}
          className={cn(
            "figures inline-flex h-7 items-center rounded-md px-2 text-muted text-xs hover:bg-hover hover:text-ink",
            state === current && "bg-selected font-medium text-ink",
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}

function countText({ count, isMore }: BoundedCount): string {
  return `${count.toLocaleString("en-GB")}${isMore ? "+" : ""}`;
}
