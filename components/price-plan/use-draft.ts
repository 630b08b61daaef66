"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from "react";
import { announce } from "#components/ui/live-region.tsx";
import type { DraftView } from "#lib/domain/price-plan/price-plan-view.ts";
import { type DraftEvent, type DraftState, editedDocument, initialDraft, isDirty, isReadyToSave } from "./draft-state.ts";
import { type DraftStore, draftSaver, draftStore } from "./draft-store.ts";
import { putDraft } from "./put-draft.ts";

export type SaveState =
  | { readonly kind: "saved" | "waiting" | "saving" | "overtaken" }
  | { readonly kind: "failed"; readonly message: string };

export type Draft = {
  readonly state: DraftState;
  /** Of which `state` is what it was at this render. It stays the same as long as the page. */
  readonly store: DraftStore;
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
  const [store] = useState(() => draftStore(initialDraft(view)));
  const state = useSyncExternalStore(store.subscribe, store.current, store.current);
  const [saving, setSaving] = useState<SaveState>({ kind: "saved" });
  const { draftId, plan, revision, document } = view;
  const dirty = isDirty(state);
  const isReady = isReadyToSave(state);

  async function put(sent: DraftState): Promise<boolean> {
    setSaving({ kind: "saving" });
    const edited = editedDocument(sent);
    const content = { draftId, revision: sent.revision, document: edited, idempotencyKey: crypto.randomUUID() };
    const answer = await putDraft(plan.code, content).catch(() => null);
    if (answer?.ok) {
      store.dispatch({ kind: "saved", document: edited, of: sent.working, revision: answer.value.revision });
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
  // The plan and the draft that it stores are the same as long as the page is.
  const [saver] = useState(() => draftSaver(store, put));

  const isWaiting = isReady && saving.kind !== "saving" && saving.kind !== "failed";
  // biome-ignore lint/correctness/useExhaustiveDependencies: each keystroke begins the pause again.
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(() => void saver.saveOnce(), PAUSE_MILLIS);
    return () => clearTimeout(timer);
  }, [isWaiting, state.typed, state.working, saver]);

  const saveLast = useEffectEvent(() => void saver.saveNow());
  // By the palette or a key one leaves without a link that could be held: the save then goes on by itself.
  useEffect(() => () => saveLast(), []);

  useEffect(() => {
    store.dispatch({ kind: "overtaken", document, revision });
    setSaving((before) => (before.kind === "overtaken" ? { kind: "saved" } : before));
  }, [store, revision, document]);

  useEffect(
    () =>
      store.subscribe(() => {
        // Whoever goes on after a failed save is tried again.
        setSaving((before) => (before.kind === "failed" ? { kind: "saved" } : before));
      }),
    [store],
  );

  const shown: SaveState = saving.kind === "saved" && dirty ? { kind: "waiting" } : saving;
  return { state, store, save: shown, dirty, dispatch: store.dispatch, saveNow: saver.saveNow };
}
