"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { OrderableService, OrderableServices, UnavailableService } from "#lib/domain/ordering/order-view.ts";
import { Amount } from "../ui/amount.tsx";
import { cn } from "../ui/class-names.ts";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Panel } from "../ui/panel.tsx";
import { TableSkeleton } from "../ui/skeleton.tsx";
import { StatusPill } from "../ui/status-pill.tsx";
import { useSettled } from "../ui/use-settled.ts";
import { fetchOfferedServices, offerKeys } from "./offer-queries.ts";

type OfferServicesProps = {
  readonly subscriptionId: number;
  readonly currency: string;
  readonly now: string;
  readonly chosen: string | null;
  readonly onChoose: (product: string) => void;
};

const SETTLE_MILLIS = 150;

/** What may be ordered now, and what not with what stands against it; each can be asked about. */
export function OfferServices({ subscriptionId, currency, now, chosen, onChoose }: OfferServicesProps) {
  const [typed, setTyped] = useState("");
  const q = useSettled(typed.trim(), SETTLE_MILLIS);
  const found = useQuery({
    queryKey: offerKeys.services(subscriptionId, q, now),
    queryFn: ({ signal }) => fetchOfferedServices(subscriptionId, q, signal),
    placeholderData: keepPreviousData,
  });
  const choosing = { chosen, onChoose };
  return (
    <Panel title="Services" description="What may be ordered now, and what not and why">
      <div className="grid gap-3">
        <Field label="Find a service" hint="Part of its name or code.">
          {(control) => (
            <Input
              {...control}
              value={typed}
              autoComplete="off"
              spellCheck={false}
              maxLength={100}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        <p role="status" className="text-muted text-xs">
          {found.data ? countsInWords(found.data) : ""}
        </p>
        {found.isError ? <p className="text-negative">The list could not be read. Reload the page.</p> : null}
        {found.isPending ? <TableSkeleton rows={4} label="Reading what may be ordered" /> : null}
        {found.data ? (
          <ul aria-label="Services" className="grid max-h-96 gap-1 overflow-y-auto">
            {found.data.available.map((service) => (
              <li key={service.product}>
                <Available service={service} currency={currency} {...choosing} />
              </li>
            ))}
            {found.data.unavailable.map((service) => (
              <li key={service.product}>
                <Unavailable service={service} {...choosing} />
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </Panel>
  );
}

function countsInWords({ available, unavailable, isMore }: OrderableServices): string {
  const more = isMore ? " There are more: type to find them." : "";
  return `${available.length} may be ordered, ${unavailable.length} may not.${more}`;
}

type Choosing = Pick<OfferServicesProps, "chosen" | "onChoose">;

const choiceStyles =
  "flex w-full flex-wrap items-center gap-x-3 gap-y-1 rounded-md px-2 py-1.5 text-left hover:bg-hover aria-pressed:bg-selected";

function Available({ service, currency, chosen, onChoose }: Choosing & { readonly service: OrderableService; readonly currency: string }) {
  const { product, productName, catalogName, gross } = service;
  return (
    <button type="button" aria-pressed={chosen === product} className={choiceStyles} onClick={() => onChoose(product)}>
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{productName}</span>
        <span className="block text-muted text-xs">through {catalogName}</span>
      </span>
      {gross === null ? null : <Amount value={gross} currency={currency} />}
    </button>
  );
}

function Unavailable({ service, chosen, onChoose }: Choosing & { readonly service: UnavailableService }) {
  const { product, productName, reasons } = service;
  return (
    <button type="button" aria-pressed={chosen === product} className={cn(choiceStyles, "items-start")} onClick={() => onChoose(product)}>
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{productName}</span>
        {reasons.map(({ message }) => (
          <span key={message} className="block text-pretty text-muted text-xs">
            {message}
          </span>
        ))}
      </span>
      <StatusPill tone="neutral" mark="cross">
        Not available
      </StatusPill>
    </button>
  );
}
