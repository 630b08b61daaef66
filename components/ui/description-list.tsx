import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

export type Description = { readonly term: string; readonly value: ReactNode };

type DescriptionListProps = {
  readonly items: readonly Description[];
  /** `rows`: term beside value, a line each. `grid`: term above value, several to a line. */
  readonly layout?: "rows" | "grid";
  readonly className?: string;
};

/** Names and values. An absent value shows as a dash that is read out as "none". */
export function DescriptionList({ items, layout = "rows", className }: DescriptionListProps) {
  const rows = layout === "rows";
  return (
    <dl className={cn(rows ? "grid" : "grid grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] gap-x-6 gap-y-3", className)}>
      {items.map(({ term, value }) => (
        <div
          key={term}
          className={cn(
            "min-w-0",
            rows && "grid grid-cols-[minmax(7rem,2fr)_5fr] gap-x-4 border-line-soft border-b py-1.5 last:border-b-0",
          )}
        >
          <dt className={rows ? "text-muted" : "text-muted text-xs"}>{term}</dt>
          <dd className="min-w-0 break-words">{value ?? <None />}</dd>
        </div>
      ))}
    </dl>
  );
}

export function None() {
  return (
    <span className="text-faint">
      <span aria-hidden="true">–</span>
      <span className="sr-only">none</span>
    </span>
  );
}
