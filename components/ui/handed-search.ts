/**
 * What was typed in the palette and shall be found in full on another page. It is handed over in the page's memory: a search is
 * personal and stands in no address and no storage.
 */
type Listener = (text: string) => void;

let waiting: string | null = null;
const listeners = new Set<Listener>();

export function handSearch(text: string): void {
  if (listeners.size === 0) waiting = text;
  for (const listener of listeners) listener(text);
}

/** Answers what is handed over from now on, and what waited for it. The answer ends it. */
export function onHandedSearch(listener: Listener): () => void {
  if (waiting !== null) listener(waiting);
  waiting = null;
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
