import { type Marks, NO_MARKS } from "./grid-marks.ts";

/**
 * The marks, outside of React's state: each row asks for its own, so that marking one of 500 draws one row and not the table.
 */
export type MarkStore = {
  readonly marks: () => Marks;
  readonly set: (marks: Marks) => void;
  readonly subscribe: (changed: () => void) => () => void;
};

export function createMarkStore(): MarkStore {
  let current = NO_MARKS;
  const listeners = new Set<() => void>();
  return {
    marks: () => current,
    set: (marks) => {
      current = marks;
      for (const listener of listeners) listener();
    },
    subscribe: (changed) => {
      listeners.add(changed);
      return () => {
        listeners.delete(changed);
      };
    },
  };
}
