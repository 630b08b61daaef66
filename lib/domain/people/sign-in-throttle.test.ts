import { describe, expect, it } from "vitest";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import { secondsToWait } from "./sign-in-throttle.ts";

const second = (count: number) => instantFromMillis(count * 1000);
const failures = (...at: number[]) => at.map((count) => ({ attemptedAt: second(count), succeeded: false }));
const success = (at: number) => ({ attemptedAt: second(at), succeeded: true });
const NOW = second(1000);

describe("the wait", () => {
  it.each([
    ["no attempt", [], 0],
    ["failures below the free ones", failures(997, 998), 0],
    ["the last free one, just now", failures(998, 999, 1000), 1],
    ["one more", failures(997, 998, 999, 1000), 2],
    ["two more, a second ago", failures(996, 997, 997, 998, 999), 3],
    ["a wait that is over", failures(990, 991, 992), 0],
    ["a success after them", [...failures(997, 998, 999), success(1000)], 0],
    ["a success before them", [success(996), ...failures(998, 999, 1000)], 1],
    ["failures on both sides of a success", [...failures(994, 995), success(996), ...failures(999, 1000)], 0],
    ["fifty", failures(...Array.from({ length: 50 }, () => 1000)), 300],
    ["old ones", failures(10, 20, 30), 0],
  ])("after %s", (_name, attempts, seconds) => {
    expect(secondsToWait(attempts, 3, NOW)).toBe(seconds);
  });
});
