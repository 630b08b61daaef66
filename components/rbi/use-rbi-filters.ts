"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { RBI_FILTER_NAMES, type RbiFilterName, type RbiFilters } from "./rbi-queries.ts";

const PARSERS = Object.fromEntries(RBI_FILTER_NAMES.map((name) => [name, parseAsString]));

export type UseRbiFilters = {
  readonly filters: RbiFilters;
  /** An empty value takes the criterion away. */
  readonly setFilter: (name: RbiFilterName, value: string) => void;
  readonly clear: () => void;
};

/** The criteria live in the address: a link, a reload and the back button keep them. */
export function useRbiFilters(): UseRbiFilters {
  const [values, setValues] = useQueryStates(PARSERS, { history: "replace" });
  const set = RBI_FILTER_NAMES.flatMap((name): [string, string][] => {
    const value = values[name];
    return value ? [[name, value]] : [];
  });
  return {
    filters: Object.fromEntries(set),
    setFilter: (name, value) => void setValues({ [name]: value === "" ? null : value }),
    clear: () => void setValues(null),
  };
}
