import { expect, test } from "vitest";
import type { PriceStep } from "./account-view.ts";
import { versionInWords } from "./step-words.ts";

type Step = Parameters<typeof versionInWords>[0];
const SIMPLE: Step = { version: 3, stays: null, next: null, isOnHold: false };
const earlier = (reachedAt: string | null): PriceStep["stays"] => ({ kind: "earlier", later: 4, reachedAt });

test.each<[string, Partial<Step>]>([
  ["v3", {}],
  ["no version in force yet", { version: null }],
  ["no version in force yet, then v1 from MAY", { version: null, next: { version: 1, at: "MAY" } }],
  ["v3, then v4 from MAY", { next: { version: 4, at: "MAY" } }],
  ["v3, pinned until it is ended", { stays: { kind: "pinned", to: null } }],
  ["v3, pinned until MAY, then v4", { stays: { kind: "pinned", to: "MAY" }, next: { version: 4, at: "MAY" } }],
  ["v3, pinned until MAY, then v4 from JUNE", { stays: { kind: "pinned", to: "MAY" }, next: { version: 4, at: "JUNE" } }],
  ["v3, as v4 is for new subscriptions only", { stays: earlier(null) }],
  ["v3, as v4 reaches it later, then v4 from MAY", { stays: earlier("MAY"), next: { version: 4, at: "MAY" } }],
  ["v3, on hold", { isOnHold: true }],
])("%s", (words, changes) => {
  expect(versionInWords({ ...SIMPLE, ...changes }, (iso) => iso)).toBe(words);
});
