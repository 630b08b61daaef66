"use client";

import { parseAsString, useQueryStates } from "nuqs";
import type { UdrFilters } from "./udr-queries.ts";

export const FILTER_NAMES = ["number", "account", "product", "udrType", "state", "directive", "rated", "from", "to"] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

const PARSERS = {
  number: parseAsString,
  account: parseAsString,
  product: parseAsString,
  udrType: parseAsString,
  state: parseAsString,
  directive: parseAsString,
  rated: parseAsString,
  from: parseAsString,
  to: parseAsString,
} satisfies Record<FilterName, typeof parseAsString>;

export type UseUdrFilters = {
  readonly filters: UdrFilters;
  readonly setFilter: (name: FilterName, value: string) => void;
  readonly clear: () => void;
};

/** The criteria live in the address: a link, a reload and the back button keep them. */
export function useUdrFilters(): UseUdrFilters {
  const [values, setValues] = useQueryStates(PARSERS, { history: "replace" });
  const set = FILTER_NAMES.flatMap((name): [string, string][] => {
    const value = values[name];
    return value === null || value === "" ? [] : [[name, value]];
  });
  return {
    filters: Object.fromEntries(set),
    setFilter: (name, value) => void setValues({ [name]: value === "" ? null : value }),
    clear: () => void setValues(null),
  };
}
