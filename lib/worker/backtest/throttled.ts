export type Throttled = { readonly ask: () => void; readonly end: () => Promise<void> };

/**
 * Does a thing when it is asked for, one at a time and not more often than every so many milliseconds: what is asked for too soon is done
 * when it is time. Ended it does at once what is left, and throws what went wrong on the way.
 */
export function throttled(every: number, act: () => Promise<void>): Throttled {
  let [isAsked, isEnded, lastAt] = [false, false, Number.NEGATIVE_INFINITY];
  let [waiting, running, failure]: [NodeJS.Timeout | null, Promise<void> | null, Error | null] = [null, null, null];
  const start = () => {
    [waiting, isAsked, lastAt] = [null, false, performance.now()];
    running = act()
      .catch((error: unknown) => {
        failure = error instanceof Error ? error : new Error(String(error));
      })
      .finally(() => {
        running = null;
        if (isAsked) startInTime();
      });
  };
  const startInTime = () => {
    if (isEnded || waiting !== null || running !== null) return;
    const left = lastAt + every - performance.now();
    if (left <= 0) start();
    else waiting = setTimeout(start, left);
  };
  return {
    ask: () => {
      isAsked = true;
      startInTime();
    },
    end: async () => {
      isEnded = true;
      clearTimeout(waiting ?? undefined);
      await running;
      if (failure !== null) throw failure;
      if (isAsked) await act();
    },
  };
}
