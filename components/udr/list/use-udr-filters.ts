"use client";

import { useSearchParams } from "next/navigation";
import { useMemo, useRef, useState } from "react";
import { type AddressRead, udrQueryFromParams, udrQueryToParams } from "#lib/domain/udr/udr-address.ts";
import { CRITERIA, type MetadataFilter, type UdrFilters, type UdrQuery, type UdrSort } from "#lib/domain/udr/udr-query.ts";

export type UdrFilterState = {
  readonly query: UdrQuery;
  /** Parameters of the address that were left out: unknown, or not to be read. */
  readonly ignored: readonly string[];
  readonly isFiltered: boolean;
  /** Undefined takes a criterion away. */
  readonly setFilters: (patch: Partial<UdrFilters>) => void;
  readonly setSort: (sort: UdrSort) => void;
  readonly setJump: (day: string | null) => void;
  readonly replace: (query: UdrQuery) => void;
  readonly clear: () => void;
};

const NO_CONDITIONS: readonly MetadataFilter[] = [];

/**
 * The criteria and the order live in the address: a link, a reload and the back button keep them. Conditions on personal metadata never
 * stand there; they live as long as the page. Call it once on a page and hand its answer on.
 */
export function useUdrFilters(personal: ReadonlySet<string>): UdrFilterState {
  const params = useSearchParams();
  const [kept, setKept] = useState(NO_CONDITIONS);
  // What is typed settles later than it is rendered, so changes start from what holds then.
  const latest = useRef(kept);
  const { query, ignored } = useMemo(() => readAddress(params, kept), [params, kept]);
  const changes = useMemo(() => {
    function replace(next: UdrQuery): void {
      const conditions = next.filters.metadata ?? [];
      const isPersonal = ({ attribute }: MetadataFilter) => personal.has(attribute);
      latest.current = conditions.some(isPersonal) ? conditions.filter(isPersonal) : NO_CONDITIONS;
      setKept(latest.current);
      writeAddress({ ...next, filters: { ...next.filters, metadata: conditions.filter((condition) => !isPersonal(condition)) } });
    }
    return { replace, ...changesBy(replace, () => readAddress(new URLSearchParams(window.location.search), latest.current).query) };
  }, [personal]);
  return { query, ignored, isFiltered: Object.values(query.filters).some((value) => value !== undefined), ...changes };
}

/** Another list begins at its top. */
function changesBy(
  replace: (next: UdrQuery) => void,
  now: () => UdrQuery,
): Omit<UdrFilterState, "query" | "ignored" | "isFiltered" | "replace"> {
  function change(make: (current: UdrQuery) => UdrQuery): void {
    const { jump: _, ...current } = now();
    replace(make(current));
  }
  return {
    setFilters: (patch) => change((current) => ({ ...current, filters: { ...current.filters, ...patch } })),
    setSort: (sort) => change((current) => ({ ...current, sort })),
    setJump: (day) => change((current) => (day === null ? current : { ...current, jump: day })),
    clear: () => change(({ sort }) => ({ filters: {}, sort })),
  };
}

function readAddress(params: Pick<URLSearchParams, "entries">, kept: readonly MetadataFilter[]): AddressRead {
  const { query, ignored } = udrQueryFromParams(params);
  const metadata = [...(query.filters.metadata ?? []), ...kept];
  return { ignored, query: { ...query, filters: { ...query.filters, ...(metadata.length > 0 && { metadata }) } } };
}

const OWN = [...Object.keys(CRITERIA), "metadata", "sort", "jump"];

/** What is not ours, such as the table's columns, stays; what nobody could read goes with the next change. */
function writeAddress(query: UdrQuery): void {
  const current = new URLSearchParams(window.location.search);
  for (const name of udrQueryFromParams(current).ignored) current.delete(name);
  for (const name of OWN) current.delete(name);
  for (const [name, text] of udrQueryToParams(query)) current.append(name, text);
  const search = current.toString();
  const address = search === "" ? window.location.pathname : `${window.location.pathname}?${search}`;
  if (search !== window.location.search.slice(1)) window.history.pushState(null, "", address);
}
