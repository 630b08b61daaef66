import { setTimeout as pause } from "node:timers/promises";

/**
 * Asks again and again until the answer is neither false nor undefined; undefined when the patience ends first.
 * @template Answer
 * @param {() => Answer | Promise<Answer>} ask
 * @param {{ patience: number, every?: number }} options milliseconds
 * @returns {Promise<Answer | undefined>}
 */
export async function waitUntil(ask, { patience, every = 50 }) {
  const end = performance.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > end) return undefined;
    await pause(every);
  }
}
