"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import { AlertDialog } from "#components/ui/alert-dialog.tsx";
import { routeHref } from "#components/ui/route-href.ts";
import { useHeldLinks } from "#components/ui/use-held-links.ts";
import { useLeaveGuard } from "#components/ui/use-leave-guard.ts";
import type { Draft } from "./use-draft.ts";

/** A link that is followed before the autosave waits for it. Only what cannot be saved is asked about. */
export function DraftLeaveGuard({ draft }: { readonly draft: Draft }) {
  const router = useRouter();
  const [wanted, setWanted] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  useLeaveGuard(draft.dirty);
  useHeldLinks(draft.dirty && !isAsking, setWanted);

  const { dirty, state } = draft;
  const isSaving = draft.save.kind === "saving";
  const saveNow = useEffectEvent(() => draft.saveNow());
  // Again with every change: what was typed while one save was on its way needs another.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state decides whether there is something left to save.
  useEffect(() => {
    if (wanted === null || isAsking || isSaving) return;
    if (dirty) void saveNow().then((isSaved) => setAsking(!isSaved));
    else {
      setWanted(null);
      router.push(routeHref(wanted));
    }
  }, [wanted, isAsking, isSaving, dirty, state, router]);

  return (
    <AlertDialog
      title="Leave without saving?"
      description="The last changes could not be saved and would be lost."
      confirmLabel="Leave without saving"
      cancelLabel="Go on editing"
      open={isAsking && wanted !== null}
      onOpenChange={(open) => {
        if (open) return;
        setWanted(null);
        setAsking(false);
      }}
      onConfirm={() => {
        // Given up on purpose: neither the guard nor the last save at leaving goes on about it.
        draft.dispatch({ kind: "reverted" });
        setAsking(false);
      }}
    />
  );
}
