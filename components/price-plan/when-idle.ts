const PATIENCE_MILLIS = 500;

/** Calls back when the browser has nothing more urgent to do; the answer takes it back. What a page can do without at first waits for that. */
export function whenIdle(callback: () => void): () => void {
  // Not every browser tells.
  if (!("requestIdleCallback" in window)) {
    const timer = setTimeout(callback);
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback(callback, { timeout: PATIENCE_MILLIS });
  return () => cancelIdleCallback(request);
}
