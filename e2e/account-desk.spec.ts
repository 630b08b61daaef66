import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { DEMO_DECODER_KEY } from "#db/seed/demo-people.ts";
import { test } from "./fixtures.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./support/appearance.ts";
import { openPage, untilAlive } from "./support/open-page.ts";

/** What a run leaves behind stays on record, so each run has a number of its own. */
const RUN = Date.now().toString().slice(-6);
const ACCOUNT = "A-10003";
const FILM = "Serendipity";

const entries = (page: Page) => page.getByRole("list", { name: "Timeline" }).getByRole("listitem");
const find = (page: Page) => page.getByRole("searchbox", { name: "Find in the timeline" });
const kind = (page: Page, name: string) => page.getByRole("group", { name: "Kinds of entries" }).getByRole("button", { name, exact: true });

/** A film for Maria, by the decoder's key; the answer is its UDR. */
async function order(page: Page): Promise<number> {
  const answer = await page.request.post("/api/v1/orders", {
    data: { account: ACCOUNT, product: "SERENDIPITY", metadata: { device: "DECODER" } },
    headers: { authorization: `Bearer ${DEMO_DECODER_KEY}`, "idempotency-key": randomUUID() },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  const { udr } = (await answer.json()) as { readonly udr: number };
  return udr;
}

test("a charge is found in the timeline and opened by keyboard alone", async ({ as }) => {
  const page = await as("daphne");
  const udr = await order(page);
  await openPage(page, `/accounts/${ACCOUNT}`);
  await expect(entries(page).first()).toBeVisible();
  await page.keyboard.press("/");
  await expect(find(page)).toBeFocused();
  await page.keyboard.type("serendip");
  await expect(entries(page).filter({ hasNotText: FILM })).toHaveCount(0);
  await expect(page, "what is looked for may be personal").not.toHaveURL(/serendip/i);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(`UDR ${udr}`);
  await expect(entries(page)).toHaveCount(1);
  await expect(entries(page).getByRole("link", { name: `Ordered ${FILM}` })).toHaveAttribute("href", `/udrs/${udr}`);
  await page.keyboard.press("Enter");
  await expect(entries(page).first().getByRole("link")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`UDR ${udr}`);
});

test("the kinds of entries stand in the address, and j and k walk them", async ({ as }) => {
  const page = await as("daphne");
  await order(page);
  await order(page);
  await openPage(page, `/accounts/${ACCOUNT}`);
  await kind(page, "RBIs").click();
  await expect(page).toHaveURL(/[?&]show=rbi$/);
  await expect(
    entries(page)
      .first()
      .getByRole("link", { name: `Charge for ${FILM}` }),
  ).toHaveAttribute("href", /^\/rbis\/\d+$/);
  await page.reload();
  await untilAlive(page);
  await expect(kind(page, "RBIs")).toHaveAttribute("aria-pressed", "true");
  await expect(entries(page).filter({ hasNotText: "RBI" })).toHaveCount(0);
  await page.keyboard.press("j");
  await expect(entries(page).nth(0).getByRole("link")).toBeFocused();
  await page.keyboard.press("j");
  await expect(entries(page).nth(1).getByRole("link")).toBeFocused();
  await page.keyboard.press("k");
  await expect(entries(page).nth(0).getByRole("link")).toBeFocused();
  await page.keyboard.press("p");
  const peek = page.getByRole("dialog", { name: /^UDR \d+$/ });
  await expect(peek).toContainText("Plan Global price plan");
  await expectAccessible(page, "the price of an entry of the timeline at a glance");
  await page.keyboard.press("Escape");
  await expect(peek).toBeHidden();
  await expect(entries(page).nth(0).getByRole("link")).toBeFocused();
  await page.keyboard.press("a");
  await expect(page).toHaveURL(/\/udrs\/\d+/);
});

test("a note with its ticket is written, read by others, and never changed", async ({ as }) => {
  const page = await as("chloe");
  await openPage(page, `/accounts/${ACCOUNT}`);
  const form = page.getByRole("form", { name: "New note" });
  await form.getByRole("button", { name: "Add note" }).click();
  await expect(form.getByText("Write what there is to know.")).toBeVisible();
  await form.getByLabel("Note").fill(`Asked for a paper bill ${RUN}`);
  await form.getByLabel("Ticket").fill(`INC-${RUN}`);
  await page.keyboard.press("Control+Enter");
  const notes = page.getByRole("list", { name: "Notes" }).getByRole("listitem");
  await expect(notes.first()).toContainText(`Asked for a paper bill ${RUN}`);
  await expect(notes.first()).toContainText(`Ticket INC-${RUN}`);
  await expect(notes.first()).toContainText("Chloe Savva");
  await expect(form.getByLabel("Note")).toHaveValue("");
  await expect(entries(page).filter({ hasText: `INC-${RUN}` })).toHaveCount(1);
  await expectAccessible(page, "an account with its notes");

  const reader = await as("george");
  await openPage(reader, `/accounts/${ACCOUNT}?show=note`);
  await expect(reader.getByRole("list", { name: "Notes" }).getByRole("listitem").first()).toContainText(`Ticket INC-${RUN}`);
  await expect(reader.getByRole("form", { name: "New note" })).toHaveCount(0);
  await find(reader).fill(`inc-${RUN}`);
  await expect(entries(reader)).toHaveCount(1);
});

test("says what was corrected for this customer before, and fits a phone", async ({ as }) => {
  const page = await as("daphne");
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page, `/accounts/${ACCOUNT}`);
  const panel = page.locator("section").filter({ has: page.getByRole("heading", { name: "Earlier corrections", exact: true }) });
  await expect(panel).toContainText(/Nothing was corrected for this customer in the last 12 months\.|in the last 12 months, net/);
  await expectNoSidewaysScroll(page, "an account on a phone");
  await expectAccessible(page, "an account on a phone");
});
