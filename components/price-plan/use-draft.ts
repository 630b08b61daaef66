"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useReducer, useRef, useState } from "react";
import { announce } from "#components/ui/live-region.tsx";
import type { DraftView } from "#lib/domain/price-plan/price-plan-view.ts";
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
import { putDraft } from "./put-draft.ts";

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
export function useDraft(view: DraftView): Draft {
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
    const { draftId, plan } = view;
    const put = { draftId, revision: state.revision, document, idempotencyKey: crypto.randomUUID() };
    const answer = await putDraft(plan.code, put).catch(() => null);
    if (answer?.ok) {
      dispatch({ kind: "saved", document, of: state.working, revision: answer.value.revision });
      setSaving({ kind: "saved" });
      announce("Draft saved.");
      return true;
    }
    if (answer?.problem.code === "STALE_REVISION") {
      setSaving({ kind: "overtaken" });
      router.refresh();
    } else {
      setSaving({ kind: "failed", message: answer === null ? "The server could not be reached." : answer.problem.title });
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

  const saveLast = useEffectEvent(() => (isReady ? void saveNow() : undefined));
  // By the palette or a key one leaves without a link that could be held: the save then goes on by itself.
  useEffect(() => () => saveLast(), []);

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
