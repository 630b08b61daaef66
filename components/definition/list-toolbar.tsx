import type { ReactNode } from "react";
import { SearchBox } from "./search-box.tsx";

type ListToolbarProps = {
  readonly search: string;
  readonly searchLabel: string;
  readonly count: number;
  /** "unit" and "units": what is counted. */
  readonly one: string;
  readonly many: string;
  readonly isMore?: boolean;
  readonly children?: ReactNode;
};

/** Above a list: the search, filters, and how many there are. */
export function ListToolbar({ search, searchLabel, count, one, many, isMore = false, children }: ListToolbarProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 pb-3">
      <SearchBox label={searchLabel} search={search} />
      {children}
      <p role="status" className="figures ml-auto text-muted">
        {isMore ? "more than " : ""}
        {count.toLocaleString("en-GB")} {count === 1 && !isMore ? one : many}
      </p>
    </div>
  );
}
