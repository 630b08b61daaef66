"use client";

import { X } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useId, useTransition } from "react";
import { CATALOG_STATES, type CatalogState } from "#lib/domain/catalog/catalog.ts";
import { CATALOG_STATE_NAMES } from "#lib/domain/catalog/catalog-view.ts";
import { Button } from "../../ui/button.tsx";
import { FilterSelect } from "../../ui/filter-select.tsx";
import { Input } from "../../ui/input.tsx";
import { routeHref } from "../../ui/route-href.ts";

type CatalogFiltersProps = {
  readonly state: CatalogState | null;
  /** "2026-12-24" */
  readonly validOn: string | null;
  readonly product: string | null;
  /** Null where no product has the code. */
  readonly productName: string | null;
};

/** No state of ours has a blank in it. */
const ALL = "all of them";
const STATES = [
  { value: ALL, label: "All states" },
  ...CATALOG_STATES.map((state) => ({ value: state, label: CATALOG_STATE_NAMES[state] })),
];

/** In which state, valid on which day, selling which product: all of it stands in the address. */
export function CatalogFilters({ state, validOn, product, productName }: CatalogFiltersProps) {
  const choose = useFilter();
  const [dayId, productId] = [useId(), useId()];
  return (
    <>
      <FilterSelect
        aria-label="State"
        className="w-full sm:w-36"
        value={state ?? ALL}
        options={STATES}
        onValueChange={(value) => choose("state", value === ALL ? "" : value)}
      />
      <span className="flex items-center gap-2">
        <label htmlFor={dayId} className="whitespace-nowrap text-muted">
          Valid on
        </label>
        <Input id={dayId} type="date" className="w-40" value={validOn ?? ""} onChange={(event) => choose("on", event.target.value)} />
      </span>
      <form
        className="flex items-center gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          const typed = new FormData(event.currentTarget).get("product");
          choose("product", typeof typed === "string" ? typed.trim().toUpperCase() : "");
        }}
      >
        <span className="flex items-center gap-2">
          <label htmlFor={productId} className="whitespace-nowrap text-muted">
            Sells product
          </label>
          <Input
            id={productId}
            // What the address says is what the field begins with.
            key={product ?? ""}
            name="product"
            defaultValue={product ?? ""}
            placeholder="Its code"
            autoComplete="off"
            spellCheck={false}
            className="w-32 font-mono"
          />
        </span>
        {product === null ? null : (
          <Button variant="ghost" size="small" onClick={() => choose("product", "")}>
            <X aria-hidden="true" />
            {productName ?? "No such product"}
            <span className="sr-only">: do not filter by it</span>
          </Button>
        )}
      </form>
    </>
  );
}

function useFilter(): (name: "state" | "on" | "product", value: string) => void {
  const router = useRouter();
  const pathname = usePathname();
  const parameters = useSearchParams();
  const [, startTransition] = useTransition();
  return (name, value) => {
    const query = new URLSearchParams(parameters);
    if (value === "") query.delete(name);
    else query.set(name, value);
    startTransition(() => router.replace(routeHref(query.size > 0 ? `${pathname}?${query}` : pathname), { scroll: false }));
  };
}
