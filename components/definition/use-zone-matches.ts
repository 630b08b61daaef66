"use client";

import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { ReadCondition } from "#lib/domain/definition/usage-zone-draft.ts";
import { useSettled } from "../ui/use-settled.ts";
import { fetchZoneMatches, type ZoneMatchesQuestion, zoneKeys } from "./zone-queries.ts";

const SETTLE_MILLIS = 200;

/** What the conditions match, asked again when they settle; those that are not complete yet are left out. */
export function useZoneMatches(conditions: readonly ReadCondition[], udrId: number | null) {
  const question = useMemo<ZoneMatchesQuestion>(
    () => ({ conditions: conditions.flatMap(({ condition }) => condition ?? []), udrId }),
    [conditions, udrId],
  );
  const asked = useSettled(question, SETTLE_MILLIS);
  const query = useQuery({
    queryKey: zoneKeys.matches(asked),
    queryFn: asked.conditions.length === 0 ? skipToken : ({ signal }) => fetchZoneMatches(asked, signal),
    placeholderData: keepPreviousData,
  });
  const answer = query.data;
  return {
    /** What the answer is about: its verdicts stand in the order of these. */
    conditions: asked.conditions,
    view: asked.conditions.length > 0 && answer?.ok ? answer.value : null,
    problem: answer && !answer.ok ? answer.problem : null,
    /** What is shown belongs to what stood there before. */
    isOld: query.isPlaceholderData || asked !== question,
    isError: query.isError,
  };
}
