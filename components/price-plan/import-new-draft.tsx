"use client";

import { useRouter } from "next/navigation";
import { routeHref } from "#components/ui/route-href.ts";
import { notify } from "#components/ui/toast.tsx";
import type { PricePlanView } from "#lib/domain/price-plan/price-plan-view.ts";
import { ImportDialog } from "./import-dialog.tsx";

/** Where the plan has no draft: the document begins one. */
export function ImportNewDraft({ view }: { readonly view: Pick<PricePlanView, "plan" | "now" | "versions" | "definitions" | "names"> }) {
  const router = useRouter();
  const { plan, now, versions, definitions, names } = view;
  const live = versions.find(({ state }) => state === "live") ?? null;
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
