"use client";

import { useRouter } from "next/navigation";
import { type SubmitEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { FilterSelect } from "#components/ui/filter-select.tsx";
import { Input } from "#components/ui/input.tsx";
import { routeHref } from "#components/ui/route-href.ts";
import { PIN_STATES, type PinListInput } from "#lib/domain/price-plan/pin-schema.ts";
import { pinsAddress } from "#lib/domain/price-plan/pin-view.ts";

const STATE_NAMES = { standing: "Standing and to come", ended: "Ended", all: "All" } as const satisfies Record<
  PinListInput["pins"],
  string
>;

/** Filters that stand in the address, so that a list can be shared and gone back to. */
export function PinFilters({ code, filter }: { readonly code: string; readonly filter: PinListInput }) {
  const router = useRouter();
  const [account, setAccount] = useState(filter.account ?? "");

  function go(next: Omit<PinListInput, "before">): void {
    router.push(routeHref(pinsAddress(code, next)), { scroll: false });
  }

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const number = account.trim().toUpperCase();
    go({ pins: filter.pins, ...(number === "" ? {} : { account: number }) });
  }

  return (
    <form onSubmit={submit} className="flex flex-wrap gap-2">
      <FilterSelect
        aria-label="Which pins"
        className="w-48"
        options={PIN_STATES.map((state) => ({ value: state, label: STATE_NAMES[state] }))}
        value={filter.pins}
        onValueChange={(value) => {
          const pins = PIN_STATES.find((state) => state === value) ?? "standing";
          go({ pins, ...(filter.account === undefined ? {} : { account: filter.account }) });
        }}
      />
      <Input
        aria-label="Account number"
        placeholder="A-10001"
        className="w-36"
        value={account}
        onChange={(event) => setAccount(event.target.value)}
      />
      <Button type="submit">Find</Button>
    </form>
  );
}
