"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useReducer, useRef, useState } from "react";
import { announce } from "#components/ui/live-region.tsx";
import type { DraftView } from "#lib/domain/price-plan/price-plan-view.ts";
import { messageOf } from "#lib/web/action-result.ts";
import type { DraftActions } from "./draft-actions.ts";
import {
  cellProblems,
  type DraftEvent,
  type DraftState,
  draftReducer,
  editedDocument,
  hasChanges,
  hasConflicts,
  initialDraft,
  isDirty,
} from "./draft-state.ts";

export type SaveState =
  | { readonly kind: "saved" | "waiting" | "saving" | "overtaken" }
  | { readonly kind: "failed"; readonly message: string };

export type Draft = {
  readonly state: DraftState;
  readonly save: SaveState;
  readonly dirty: boolean;
  readonly dispatch: (event: DraftEvent) => void;
  /** True once everything that was typed is stored. */
  readonly saveNow: () => Promise<boolean>;
};

const PAUSE_MILLIS = 1200;

/**
 * The draft on screen, saved after a pause. A save names the revision it began from; one that is stale brings in what the
 * other person saved, and both versions are shown price by price.
 */
export function useDraft(view: DraftView, { saveDraft }: Pick<DraftActions, "saveDraft">): Draft {
  const router = useRouter();
  const [state, dispatch] = useReducer(draftReducer, view, initialDraft);
  const [saving, setSaving] = useState<SaveState>({ kind: "saved" });
  const underWay = useRef<Promise<boolean> | null>(null);
  const dirty = isDirty(state);
  const isChanged = hasChanges(state);
  const isReady = isChanged && !hasConflicts(state) && cellProblems(state).length === 0;

  async function send(): Promise<boolean> {
    const document = editedDocument(state);
    setSaving({ kind: "saving" });
    const result = await saveDraft(
      { draftId: view.draftId, revision: state.revision, document },
      { idempotencyKey: crypto.randomUUID() },
    ).catch(() => null);
    if (result?.ok) {
      dispatch({ kind: "saved", document, of: state.working, revision: result.value.revision });
      setSaving({ kind: "saved" });
      announce("Draft saved.");
      return true;
    }
    if (result?.refusal?.code === "STALE_REVISION") {
      setSaving({ kind: "overtaken" });
      router.refresh();
    } else {
      setSaving({ kind: "failed", message: result === null ? "The server could not be reached." : messageOf(result) });
    }
    return false;
  }

  /** One save at a time: a second would name a revision that the first is about to replace. */
  const saveNow = async (): Promise<boolean> => {
    if (underWay.current !== null) return underWay.current;
    if (!isReady) return !isChanged && cellProblems(state).length === 0;
    underWay.current = send().finally(() => {
      underWay.current = null;
    });
    return underWay.current;
  };

  const saveLater = useEffectEvent(() => void saveNow());
  const isWaiting = isReady && saving.kind !== "saving" && saving.kind !== "failed";
  // biome-ignore lint/correctness/useExhaustiveDependencies: each keystroke begins the pause again.
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(saveLater, PAUSE_MILLIS);
    return () => clearTimeout(timer);
  }, [isWaiting, state.typed, state.working]);

  const { revision, document } = view;
  useEffect(() => {
    dispatch({ kind: "overtaken", document, revision });
    setSaving((before) => (before.kind === "overtaken" ? { kind: "saved" } : before));
  }, [revision, document]);

  const shown: SaveState = saving.kind === "saved" && dirty ? { kind: "waiting" } : saving;
  const forget = (event: DraftEvent): void => {
    // Whoever goes on after a failed save is tried again.
    if (event.kind === "typed" || event.kind === "restructured")
      setSaving((before) => (before.kind === "failed" ? { kind: "saved" } : before));
    dispatch(event);
  };
  return { state, save: shown, dirty, dispatch: forget, saveNow };
}
