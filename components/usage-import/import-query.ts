import { isUnderWay } from "#lib/domain/usage-import/import-words.ts";
import type { UsageImportView } from "#lib/domain/usage-import/usage-import-view.ts";
import { fetchPage } from "../ui/ask.ts";

/** Often enough that the counts are seen to move; a tab in the background does not ask. */
const PAUSE_MILLIS = 700;

/** Whoever does not answer is not pressed. */
const LOST_PAUSE_MILLIS = 5000;

type Asked = { readonly state: { readonly data?: UsageImportView | undefined; readonly status: "pending" | "error" | "success" } };

/** A batch and how far it is: asked again while it moves, and until its usage is rated. */
export function importQuery(importId: number) {
  return {
    queryKey: ["usage-imports", importId],
    queryFn: ({ signal }: { readonly signal: AbortSignal }): Promise<UsageImportView> =>
      fetchPage(`/api/v1/usage-imports/${importId}`, signal),
    refetchInterval: ({ state: { data, status } }: Asked): number | false => {
      if (status === "error") return LOST_PAUSE_MILLIS;
      return data === undefined || isMoving(data) ? PAUSE_MILLIS : false;
    },
  };
}

export function isMoving({ state, waitingForRating }: Pick<UsageImportView, "state" | "waitingForRating">): boolean {
  return isUnderWay(state) || waitingForRating > 0;
}
