"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { notify } from "#components/ui/toast.tsx";
import type { DraftView } from "#lib/domain/price-plan/price-plan-view.ts";
import { hasConflicts } from "./draft-state.ts";
import { ImportDialog } from "./import-dialog.tsx";
import type { Draft } from "./use-draft.ts";

/** Over the open draft as it is shown: what is typed is stored first, and a colleague's newer save is never replaced unseen. */
export function ImportIntoDraft({ view, draft }: { readonly view: DraftView; readonly draft: Draft }) {
  const router = useRouter();
  const asked = useSearchParams().get("import");
  const { plan, now, definitions, names } = view;
  const { stored, working, revision } = draft.state;
  return (
    <ImportDialog
      target={{ plan, now, definitions, names, revision, before: stored }}
      against="the draft"
      // A new plan that is to begin with a document comes here for it.
      startsOpen={asked === "1"}
      prepare={async () => !hasConflicts(draft.state) && (await draft.saveNow())}
      onImported={(imported) => {
        draft.dispatch({ kind: "saved", ...imported, of: working });
        notify({ title: "The document is in the draft", description: "It is not live. Look at it, then submit it for review." });
        router.refresh();
      }}
    />
  );
}
