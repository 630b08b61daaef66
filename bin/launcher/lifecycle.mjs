/**
 * What a start has begun, to be ended in the opposite order, once, whatever the reason. A step registers how it is undone
 * before it begins, so that a signal in the middle of it leaves nothing behind.
 */
export function createLifecycle() {
  /** @type {(() => unknown)[]} */
  const undo = [];
  /** @type {Promise<void> | undefined} */
  let stopping;

  async function undoAll() {
    for (let step = undo.pop(); step !== undefined; step = undo.pop()) {
      try {
        await step();
      } catch (error) {
        // One step that fails must not keep the others from being undone.
        console.error(error instanceof Error ? error.message : error);
      }
    }
  }

  return {
    get isStopping() {
      return stopping !== undefined;
    },
    /** @param {() => unknown} step */
    defer(step) {
      undo.push(step);
    },
    stop() {
      stopping ??= undoAll();
      return stopping;
    },
  };
}

/**
 * Ctrl-C, a polite kill, a closed terminal and a reader of our output that went away all end in an orderly stop; pressing
 * twice does not hurry it into disorder.
 */
export function stopOnSignals(lifecycle) {
  const stop = () => void lifecycle.stop().then(() => process.exit(0));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
  for (const stream of [process.stdout, process.stderr]) stream.on("error", stop);
}
