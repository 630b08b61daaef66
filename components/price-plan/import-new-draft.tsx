"use client";

import { useRouter } from "next/navigation";
import { routeHref } from "#components/ui/route-href.ts";
import { notify } from "#components/ui/toast.tsx";
import type { ShownVersion } from "#lib/domain/price-plan/plan-in-browser.ts";
import type { PricePlanView } from "#lib/domain/price-plan/price-plan-view.ts";
import { ImportDialog } from "./import-dialog.tsx";

type ImportNewDraftProps = {
  readonly view: Pick<PricePlanView, "plan" | "now" | "definitions" | "names">;
  /** The version in force; null where none is. */
  readonly live: ShownVersion | null;
};

/** Where the plan has no draft: the document begins one. */
export function ImportNewDraft({ view, live }: ImportNewDraftProps) {
  const router = useRouter();
  const { plan, now, definitions, names } = view;
  return (
    <ImportDialog
      target={{ plan, now, definitions, names, revision: null, before: live?.document ?? null }}
      against={live === null ? "nothing" : `v${live.version}, in force`}
      onImported={() => {
        notify({ title: "A draft was begun with the document", description: "It is not live. Look at it, then submit it for review." });
        router.push(routeHref(`/price-plans/${encodeURIComponent(plan.code)}/draft`));
      }}
    />
  );
}
