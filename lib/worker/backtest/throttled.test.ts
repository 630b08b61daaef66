import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { throttled } from "./throttled.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Counts, and says what the count was when it is over. */
function counter() {
  let count = 0;
  const done: number[] = [];
  const act = async () => {
    count += 1;
    const own = count;
    await Promise.resolve();
    done.push(own);
  };
  return { act, done };
}

test("is done at once, and what is asked for too soon when it is time, once", async () => {
  const { act, done } = counter();
  const { ask } = throttled(250, act);
  ask();
  ask();
  await vi.advanceTimersByTimeAsync(100);
  ask();
  expect(done).toEqual([1]);
  await vi.advanceTimersByTimeAsync(149);
  expect(done).toEqual([1]);
  await vi.advanceTimersByTimeAsync(1);
  expect(done).toEqual([1, 2]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(done).toEqual([1, 2]);
});

test("is never done twice at a time: what is asked for meanwhile comes after", async () => {
  const ends: (() => void)[] = [];
  const { ask } = throttled(250, () => new Promise<void>((resolve) => ends.push(resolve)));
  ask();
  await vi.advanceTimersByTimeAsync(600);
  ask();
  await vi.advanceTimersByTimeAsync(600);
  expect(ends.length).toBe(1);
  ends[0]?.();
  await vi.advanceTimersByTimeAsync(1);
  expect(ends.length).toBe(2);
});

test("ended it does what is left, and nothing afterwards", async () => {
  const { act, done } = counter();
  const { ask, end } = throttled(250, act);
  ask();
  ask();
  await end();
  expect(done).toEqual([1, 2]);
  ask();
  await vi.advanceTimersByTimeAsync(1000);
  expect(done).toEqual([1, 2]);
});

test("ended it throws what went wrong on the way", async () => {
  const { ask, end } = throttled(250, () => Promise.reject(new Error("gone")));
  ask();
  await vi.advanceTimersByTimeAsync(1);
  await expect(end()).rejects.toThrow("gone");
});
