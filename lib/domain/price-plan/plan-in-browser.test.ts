import { expect, it } from "vitest";
import { planInBrowser, shownVersion } from "./plan-in-browser.ts";
import type { PricePlanView, VersionView } from "./price-plan-view.ts";

const version = (number: number, state: VersionView["state"]) =>
  ({
    version: number,
    state,
    note: `v${number}`,
    document: { rates: [{ key: `rate of v${number}` }] },
    own: { timeModels: {}, zones: {} },
    changes: [{ path: "a change" }],
  }) as unknown as VersionView;

const plan = (...versions: readonly VersionView[]) => ({ zone: "UTC", versions }) as unknown as PricePlanView;

it("sends no document, no definitions and no list of changes of any version", () => {
  const sent = planInBrowser(plan(version(3, "scheduled"), version(2, "live"), version(1, "superseded")));
  expect(sent.versions).toEqual([
    { version: 3, state: "scheduled", note: "v3" },
    { version: 2, state: "live", note: "v2" },
    { version: 1, state: "superseded", note: "v1" },
  ]);
  expect(JSON.stringify(sent)).not.toMatch(/rate of|a change/);
});

it.each([
  [plan(version(3, "scheduled"), version(2, "live"), version(1, "superseded")), 2],
  [plan(version(3, "live"), version(2, "live")), 3],
  [plan(version(2, "scheduled"), version(1, "scheduled")), 1],
  [plan(), null],
])("shows the version in force, else the first that is scheduled", (view, expected) => {
  expect(shownVersion(view)?.version ?? null).toBe(expected);
});
