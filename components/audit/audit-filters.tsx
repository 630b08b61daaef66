"use client";

import { X } from "lucide-react";
import { useRouter } from "next/navigation";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { FilterSelect } from "#components/ui/filter-select.tsx";
import { routeHref } from "#components/ui/route-href.ts";
import { auditAddress } from "#lib/domain/audit/audit-address.ts";
import type { AuditChoices, AuditFilter } from "#lib/domain/audit/audit-views.ts";
import { wordsOf } from "./words-of.ts";

/** Stands for "no filter": a select has no empty value. */
const ALL = "*";

type AuditFiltersProps = { readonly filter: AuditFilter; readonly choices: AuditChoices };

/** The filter is the address: it survives a reload, and can be sent to a colleague. */
export function AuditFilters({ filter, choices }: AuditFiltersProps) {
  const router = useRouter();
  const choose = (change: Partial<AuditFilter>) => router.push(routeHref(auditAddress({ ...filter, ...change }, null)));
  const isFiltered = Object.values(filter).some((value) => value !== null);
  return (
    <search className="mb-4 flex flex-wrap items-center gap-2">
      <FilterSelect
        aria-label="Kind"
        className="w-full sm:w-44"
        value={filter.entity ?? ALL}
        options={[
          { value: ALL, label: "Every kind" },
          ...withChosen(choices.entities, filter.entity).map((value) => ({ value, label: wordsOf(value) })),
        ]}
        onValueChange={(value) => choose({ entity: chosen(value), entityId: null })}
      />
      <FilterSelect
        aria-label="Action"
        className="w-full sm:w-56"
        value={filter.action ?? ALL}
        options={[
          { value: ALL, label: "Every action" },
          ...withChosen(choices.actions, filter.action).map((value) => ({ value, label: wordsOf(value) })),
        ]}
        onValueChange={(value) => choose({ action: chosen(value) })}
      />
      <FilterSelect
        aria-label="Who"
        className="w-full sm:w-52"
        value={filter.actor ?? ALL}
        options={[{ value: ALL, label: "Everybody" }, ...actorOptions(choices, filter.actor)]}
        onValueChange={(value) => choose({ actor: chosen(value) })}
      />
      {filter.entityId === null ? null : (
        <span className="text-muted">
          only {wordsOf(filter.entity ?? "").toLowerCase()} <span className="font-mono text-ink">{filter.entityId}</span>
        </span>
      )}
      {isFiltered ? (
        <ButtonLink href="/audit" variant="ghost">
          <X aria-hidden="true" />
          Clear
        </ButtonLink>
      ) : null}
    </search>
  );
}

function chosen(value: string): string | null {
  return value === ALL ? null : value;
}

/** What an address names stays chosen, although it did not occur lately. */
function withChosen(values: readonly string[], value: string | null): readonly string[] {
  return value === null || values.includes(value) ? values : [...values, value];
}

function actorOptions({ actors }: AuditChoices, actor: string | null) {
  const known = actors.map(({ id, name }) => ({ value: id, label: name }));
  return actor === null || actors.some(({ id }) => id === actor) ? known : [...known, { value: actor, label: actor }];
}
