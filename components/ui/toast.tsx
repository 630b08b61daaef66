export type ToastTone = "positive" | "neutral" | "caution" | "negative";

export type Notice = {
  readonly title: string;
  readonly description?: string;
  readonly tone?: ToastTone;
  /** One way on: "View", "Undo". */
  readonly action?: { readonly label: string; readonly onClick: () => void };
};

const waiting: Notice[] = [];
const listeners = new Set<() => void>();

/** Tells that something happened. Whoever hovers or focuses it stops its clock. Failures stay until dismissed. */
export function notify(notice: Notice): void {
  waiting.push(notice);
  for (const listener of listeners) listener();
}

/** Hands over what is waiting, once. */
export function takeNotices(): readonly Notice[] {
  return waiting.splice(0);
}

export function onNotice(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
