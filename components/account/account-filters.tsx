"use client";

import { useRouter } from "next/navigation";
import { FilterSelect } from "#components/ui/filter-select.tsx";
import { routeHref } from "#components/ui/route-href.ts";
import type { NamedCode } from "#lib/domain/account/account-view.ts";

type AccountFiltersProps = {
  readonly classifications: readonly NamedCode[];
  readonly classification: string | null;
  readonly payment: string | null;
};

const ALL = "-";

/** Filters that name nobody: they stand in the address, so a list can be shared and gone back to. */
export function AccountFilters({ classifications, classification, payment }: AccountFiltersProps) {
  const router = useRouter();

  function go(next: { classification: string | null; payment: string | null }): void {
    const search = new URLSearchParams(Object.entries(next).flatMap(([key, value]) => (value === null ? [] : [[key, value]])));
    router.push(routeHref(search.size === 0 ? "/accounts" : `/accounts?${search}`), { scroll: false });
  }

  return (
    <div className="flex flex-wrap gap-2">
      <FilterSelect
        aria-label="Classification"
        className="w-44"
        options={[{ value: ALL, label: "All classifications" }, ...classifications.map(({ code, name }) => ({ value: code, label: name }))]}
        value={classification ?? ALL}
        onValueChange={(value) => go({ classification: value === ALL ? null : value, payment })}
      />
      <FilterSelect
        aria-label="Way of paying"
        className="w-48"
        options={[
          { value: ALL, label: "Normal and prepaid" },
          { value: "normal", label: "Normal" },
          { value: "prepaid", label: "Prepaid" },
        ]}
        value={payment ?? ALL}
        onValueChange={(value) => go({ classification, payment: value === ALL ? null : value })}
      />
    </div>
  );
}
