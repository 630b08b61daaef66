"use client";

import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import type { GivableDiscount, GivableDiscountsInput } from "#lib/domain/discount/givable-discount.ts";
import { askFor } from "./ask.ts";

const NONE: readonly GivableDiscount[] = [];

/** The discounts that may be given with a usage, and the others with what stands against each. `clock`: asked again when it moves. */
export function useGivableDiscounts(input: GivableDiscountsInput | null, clock: string): readonly GivableDiscount[] {
  const query = useQuery({
    queryKey: ["givable-discounts", input, clock],
    queryFn:
      input === null ? skipToken : ({ signal }) => askFor<readonly GivableDiscount[]>("/api/ordering/discounts", { body: input, signal }),
    placeholderData: keepPreviousData,
  });
  return query.data ?? NONE;
}
