import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { auditEntry } from "#db/schema/system.ts";
import { type AluxsatDesk, atNicosia, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import type { Role } from "#lib/domain/people/permissions.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { MOST_VIEWS, type SavedView, type ViewContent } from "#lib/domain/saved-view/saved-view.ts";
import type { Result } from "#lib/kernel/result.ts";
import { chooseDefaultView } from "./choose-default-view.ts";
import { deleteView } from "./delete-view.ts";
import { listSavedViews } from "./list-saved-views.ts";
import { saveView } from "./save-view.ts";

let desk: AluxsatDesk;
beforeAll(async () => {
  desk = await openAluxsatDesk();
}, 120_000);
afterAll(() => desk.close());

const CREDITS: ViewContent = { query: "directive=toBeCredited&sort=-billing", columns: "number*,from,total", density: "compact" };

const as = (role: Role) => desk.as(role, atNicosia("09:00", 6));
const codeOf = (result: Result<unknown, Refusal>) => (result.ok ? "done" : result.refusal.code);

async function viewsOf(role: Role): Promise<readonly SavedView[]> {
  const listed = await listSavedViews(as(role), "udrs");
  return listed.ok ? listed.value : [];
}

async function keep(role: Role, name: string, content = CREDITS): Promise<SavedView> {
  const saved = await saveView(as(role), { list: "udrs", replaces: null, name, content });
  if (!saved.ok) throw new Error(saved.refusal.code);
  return saved.value;
}

test("a view is its owner's: others neither see nor delete nor save over it", async () => {
  const view = await keep("careAgent", "Credits");
  expect(view).toMatchObject({ name: "Credits", isDefault: false, content: CREDITS, revision: 1 });
  expect(await viewsOf("careAgent")).toEqual([view]);
  expect(await viewsOf("careLead")).toEqual([]);
  const { viewId, revision } = view;
  const over = { list: "udrs", replaces: { viewId, revision }, name: "Mine", content: CREDITS } as const;
  expect(codeOf(await deleteView(as("careLead"), { viewId }))).toBe("NOT_FOUND");
  expect(codeOf(await saveView(as("careLead"), over))).toBe("NOT_FOUND");
  expect(codeOf(await chooseDefaultView(as("careLead"), { list: "udrs", viewId }))).toBe("NOT_FOUND");
  expect(await viewsOf("careAgent")).toEqual([view]);
  expect(codeOf(await deleteView(as("careAgent"), { viewId }))).toBe("done");
  expect(await viewsOf("careAgent")).toEqual([]);
});

test("it is saved over at the revision that was seen, under another name or not; a name is taken whatever its capitals", async () => {
  const first = await keep("careLead", "To check");
  const second = await keep("careLead", "Credits");
  const change = { list: "udrs", content: { ...CREDITS, density: "roomy" } } as const;
  const replaces = { viewId: first.viewId, revision: first.revision };
  expect(codeOf(await saveView(as("careLead"), { ...change, replaces, name: "CREDITS" }))).toBe("VIEW_NAME_TAKEN");
  expect(codeOf(await saveView(as("careLead"), { ...change, replaces: null, name: "to check" }))).toBe("VIEW_NAME_TAKEN");
  expect(codeOf(await saveView(as("careLead"), { ...change, replaces, name: "Checked" }))).toBe("done");
  expect(codeOf(await saveView(as("careLead"), { ...change, replaces, name: "Again" }))).toBe("STALE_REVISION");
  expect((await viewsOf("careLead")).map(({ name, revision, content }) => [name, revision, content.density])).toEqual([
    ["Checked", 2, "roomy"],
    ["Credits", 1, "compact"],
  ]);
  await deleteView(as("careLead"), { viewId: second.viewId });
});

test("one view at most opens by itself, and none when that is chosen", async () => {
  const [one, two] = [await keep("auditor", "One"), await keep("auditor", "Two")];
  const defaults = async () => (await viewsOf("auditor")).filter(({ isDefault }) => isDefault).map(({ name }) => name);
  await chooseDefaultView(as("auditor"), { list: "udrs", viewId: one.viewId });
  expect(await defaults()).toEqual(["One"]);
  await chooseDefaultView(as("auditor"), { list: "udrs", viewId: two.viewId });
  expect(await defaults()).toEqual(["Two"]);
  await chooseDefaultView(as("auditor"), { list: "udrs", viewId: null });
  expect(await defaults()).toEqual([]);
});

test("what no address may hold is not stored: unknown criteria, the day somebody jumped to", async () => {
  const query = "state=posted&jump=2026-03-03&msisdn=35799123456&sort=nonsense";
  const view = await keep("billingOperator", "Odd", { ...CREDITS, query });
  expect(view.content.query).toBe("state=posted");
  expect(await viewsOf("billingOperator")).toEqual([view]);
});

test("there is an end to how many, and a retry keeps one", async () => {
  const context = { ...as("pricingManager"), idempotencyKey: "view-1" };
  const ask = { list: "udrs", replaces: null, name: "View 1", content: CREDITS } as const;
  expect(await saveView(context, ask)).toEqual(await saveView(context, ask));
  for (let index = 2; index <= MOST_VIEWS; index += 1) await keep("pricingManager", `View ${index}`);
  expect(codeOf(await saveView(as("pricingManager"), { ...ask, name: "One more" }))).toBe("TOO_MANY_VIEWS");
  expect(await viewsOf("pricingManager")).toHaveLength(MOST_VIEWS);
});

test("each change is on record", async () => {
  const rows = await desk.test.database.select({ action: auditEntry.action }).from(auditEntry).where(eq(auditEntry.entity, "savedView"));
  expect(new Set(rows.map(({ action }) => action))).toEqual(new Set(["savedView.save", "savedView.delete", "savedView.chooseDefault"]));
});
