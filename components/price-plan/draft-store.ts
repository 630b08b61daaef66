import { type DraftEvent, type DraftState, draftReducer, isDirty, isReadyToSave } from "./draft-state.ts";

/** The draft on screen, outside of React: a field hears of its own text alone, and a save reads what was typed since it began. */
export type DraftStore = {
  readonly current: () => DraftState;
  readonly dispatch: (event: DraftEvent) => void;
  /** Calls back after each event, until the answer is called. */
  readonly subscribe: (listener: () => void) => () => void;
};

export function draftStore(initial: DraftState): DraftStore {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    current: () => state,
    dispatch: (event) => {
      state = draftReducer(state, event);
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export type DraftSaver = {
  /** What there is to save at this moment, or what is being saved already. True where all is stored after it. */
  readonly saveOnce: () => Promise<boolean>;
  /** True once everything that was typed is stored, whatever was typed while a save was on its way. */
  readonly saveNow: () => Promise<boolean>;
};

/** `put` stores the state that it is given and tells the store of it; it answers whether it could. */
export function draftSaver(store: Pick<DraftStore, "current">, put: (state: DraftState) => Promise<boolean>): DraftSaver {
  let underWay: Promise<boolean> | null = null;
  const isAllStored = () => !isDirty(store.current());

  /** One save at a time: a second would name a revision that the first is about to replace. */
  function putOnce(): Promise<boolean> {
    if (underWay !== null) return underWay;
    if (!isReadyToSave(store.current())) return Promise.resolve(false);
    underWay = put(store.current()).finally(() => {
      underWay = null;
    });
    return underWay;
  }

  return {
    saveOnce: async () => (await putOnce()) && isAllStored(),
    saveNow: async () => {
      while (underWay !== null || !isAllStored()) {
        if (!(await putOnce())) return false;
      }
      return true;
    },
  };
}
