"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { type RefObject, useState } from "react";
import { Amount } from "#components/ui/amount.tsx";
import { cn } from "#components/ui/class-names.ts";
import { controlStyles } from "#components/ui/control-styles.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { KeyHint } from "#components/ui/key-hint.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { TableSkeleton } from "#components/ui/skeleton.tsx";
import { useSettled } from "#components/ui/use-settled.ts";
import type { DeskView, OrderableService, OrderFields, UnavailableService } from "#lib/domain/ordering/order-view.ts";
import { nextActive } from "./list-keys.ts";
import { fetchServices, orderingKeys } from "./ordering-queries.ts";

export type ChosenService = { readonly service: OrderableService; readonly fields: OrderFields | undefined };

type ServicePickerProps = {
  readonly desk: DeskView;
  readonly clockOffsetMillis: number;
  readonly chosen: string | null;
  readonly onChoose: (chosen: ChosenService) => void;
  readonly filterRef: RefObject<HTMLInputElement | null>;
};

const SETTLE_MILLIS = 120;

/** What may be ordered now: type to find, arrows to move, Enter for a quote. What may not be ordered says why. */
export function ServicePicker({ desk, clockOffsetMillis, chosen, onChoose, filterRef }: ServicePickerProps) {
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const q = useSettled(typed.trim(), SETTLE_MILLIS);
  const { subscriptionId, currency } = desk;
  const found = useQuery({
    queryKey: orderingKeys.services(subscriptionId, q, clockOffsetMillis),
    queryFn: ({ signal }) => fetchServices(subscriptionId, q, signal),
    placeholderData: keepPreviousData,
  });
  const wanted = typed.trim().toLowerCase();
  const services = (found.data?.available ?? []).filter((service) => isWanted(service, wanted));
  const unavailable = (found.data?.unavailable ?? []).filter((service) => isWanted(service, wanted));

  function choose(service: OrderableService | undefined): void {
    if (service) onChoose({ service, fields: found.data?.udrTypes[service.udrType] });
  }
  function onKey(event: React.KeyboardEvent): void {
    const next = nextActive(event.key, { active, count: services.length });
    if (next !== null) {
      event.preventDefault();
      setActive(next);
    }
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) choose(services[active]);
    if (event.key === "Escape") setTyped("");
  }

  return (
    <Panel title="May be ordered now" flush actions={<KeyHint keys="↑ ↓ Enter" className="max-sm:hidden" />}>
      <div className="border-b p-3">
        <label htmlFor="find-service" className="sr-only">
          Find a service
        </label>
        <input
          ref={filterRef}
          id="find-service"
          type="text"
          role="combobox"
          aria-expanded={services.length > 0}
          aria-controls="services"
          aria-autocomplete="list"
          {...(services[active] ? { "aria-activedescendant": `service-${active}` } : {})}
          autoComplete="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the customer is on the line and names what they want.
          autoFocus
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKey}
          placeholder="Type part of the title"
          className={cn(controlStyles, "h-9")}
        />
      </div>
      {found.isError ? (
        <EmptyState kind="error" title="The list could not be read" headingLevel={3}>
          Nothing was ordered. Reload the page.
        </EmptyState>
      ) : null}
      {found.isPending ? <TableSkeleton rows={4} label="Reading what may be ordered" /> : null}
      <div id="services" role="listbox" aria-label="Services" className="max-h-[26rem] overflow-y-auto">
        {services.map((service, index) => (
          <ServiceOption
            key={service.product}
            service={service}
            currency={currency}
            id={`service-${index}`}
            isActive={index === active}
            isChosen={service.product === chosen}
            onChoose={() => {
              setActive(index);
              choose(service);
            }}
          />
        ))}
      </div>
      {found.isSuccess && services.length === 0 ? (
        <p role="status" className="px-4 py-5 text-muted">
          {wanted === ""
            ? "Nothing may be ordered on this subscription now."
            : `No service that may be ordered has “${typed.trim()}” in its name.`}
        </p>
      ) : null}
      <Unavailable services={unavailable} isOpen={services.length === 0} />
      {found.data?.isMore ? <p className="border-t px-4 py-2 text-muted text-xs">There are more services. Type to find them.</p> : null}
    </Panel>
  );
}

function isWanted({ product, productName }: { readonly product: string; readonly productName: string }, wanted: string): boolean {
  return wanted === "" || productName.toLowerCase().includes(wanted) || product.toLowerCase().includes(wanted);
}

type ServiceOptionProps = {
  readonly service: OrderableService;
  readonly currency: string;
  readonly id: string;
  readonly isActive: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
};

function ServiceOption({ service, currency, id, isActive, isChosen, onChoose }: ServiceOptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's, which keeps the focus.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      onClick={onChoose}
      className={cn(
        "flex cursor-pointer items-center gap-3 border-line-soft border-b border-l-2 border-l-transparent px-4 py-2 last:border-b-0 hover:bg-hover aria-selected:bg-selected",
        isChosen && "border-l-accent",
      )}
    >
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{service.productName}</span>
        <span className="block text-muted text-xs">
          {[service.familyName, service.catalogName].filter((part) => part !== null).join(" · ")}
        </span>
      </span>
      {service.gross === null ? null : <Amount value={service.gross} currency={currency} />}
    </div>
  );
}

function Unavailable({ services, isOpen }: { readonly services: readonly UnavailableService[]; readonly isOpen: boolean }) {
  if (services.length === 0) return null;
  const groups = byReasons(services);
  return (
    <details open={isOpen} className="group border-t">
      <summary className="flex cursor-pointer list-none items-center gap-1.5 px-4 py-2.5 text-muted hover:bg-hover">
        <ChevronRight className="size-4 transition-transform group-open:rotate-90" aria-hidden="true" />
        Not available ({services.length})
      </summary>
      <ul className="grid gap-3 px-4 pt-1 pb-4">
        {groups.map(({ key, names, reasons }) => (
          <li key={key}>
            <p className="font-medium">{names.join(", ")}</p>
            <ul className="mt-0.5 grid gap-0.5 text-muted">
              {reasons.map(({ message }) => (
                <li key={message} className="text-pretty">
                  {message}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Films that fail for the same reasons share them: the customer lacks one thing, not ten. */
function byReasons(services: readonly UnavailableService[]) {
  const groups = Map.groupBy(services, ({ reasons }) => reasons.map(({ message }) => message).join(" "));
  return [...groups].map(([key, group]) => ({ key, names: group.map(({ productName }) => productName), reasons: group[0]?.reasons ?? [] }));
}
