"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTransition } from "react";
import type { Reference } from "#lib/domain/definition/reference.ts";
import { FilterSelect } from "../../ui/filter-select.tsx";
import { routeHref } from "../../ui/route-href.ts";

type ProductFiltersProps = {
  readonly types: readonly Reference[];
  readonly families: readonly Reference[];
  readonly taxRates: readonly Reference[];
  readonly typeCode: string | null;
  readonly familyCode: string | null;
  readonly taxRateCode: string | null;
};

/** No code of ours has a blank in it. */
const ALL = "all of them";

export function ProductFilters({ types, families, taxRates, typeCode, familyCode, taxRateCode }: ProductFiltersProps) {
  const choose = useFilter();
  return (
    <>
      <FilterSelect
        aria-label="Product type"
        className="w-full sm:w-44"
        value={typeCode ?? ALL}
        options={optionsOf("All types", types)}
        onValueChange={(code) => choose("type", code)}
      />
      <FilterSelect
        aria-label="Product family"
        className="w-full sm:w-44"
        value={familyCode ?? ALL}
        options={optionsOf("All families", families)}
        onValueChange={(code) => choose("family", code)}
      />
      {taxRates.length === 0 ? null : (
        <FilterSelect
          aria-label="Shared tax rate"
          className="w-full sm:w-44"
          value={taxRateCode ?? ALL}
          options={optionsOf("All taxes", taxRates)}
          onValueChange={(code) => choose("tax", code)}
        />
      )}
    </>
  );
}

function optionsOf(all: string, items: readonly Reference[]) {
  return [{ value: ALL, label: all }, ...items.map(({ code, name }) => ({ value: code, label: name }))];
}

/** Puts a filter into the address; the list begins again at its first page. */
function useFilter(): (name: "type" | "family" | "tax", code: string) => void {
  const router = useRouter();
  const pathname = usePathname();
  const parameters = useSearchParams();
  const [, startTransition] = useTransition();
  return (name, code) => {
    const query = new URLSearchParams(parameters);
    query.delete("after");
    if (code === ALL) query.delete(name);
    else query.set(name, code);
    startTransition(() => router.replace(routeHref(query.size > 0 ? `${pathname}?${query}` : pathname), { scroll: false }));
  };
}
