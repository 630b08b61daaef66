import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";
import { orderAndAsk } from "./journeys/ordering.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./support/appearance.ts";
import { openPage } from "./support/open-page.ts";

const FILM = "Limitless";
/** Each order of theirs is billed at once. */
const HOTEL = { says: "Kourion", name: "Kourion Hotels Ltd" } as const;
const RUN = Date.now().toString(36);
const WHY = `The sound went away, ${RUN}`;
const ANSWER = `They had it for nothing last week, ${RUN}`;

const decisions = (page: Page) => page.getByRole("table", { name: "Decisions, newest first" });
const ours = (page: Page) => decisions(page).getByRole("row").filter({ hasText: WHY });
const criteria = (page: Page) => page.getByRole("search", { name: "Criteria of decisions" });

async function sendBack(page: Page): Promise<void> {
  await openPage(page, "/reviews");
  await page
    .getByRole("table", { name: "Discounts with orders that wait for a decision" })
    .getByRole("row")
    .filter({ hasText: WHY })
    .getByRole("link")
    .first()
    .click();
  await expect(page.getByRole("main")).toContainText(WHY);
  await page.getByLabel("Note").fill(ANSWER);
  await page.getByRole("button", { name: "Send it back" }).click();
  await expect(page.getByRole("button", { name: "Send it back" })).toHaveCount(0);
}

test("an auditor finds who decided what, by kind and by person, and opens it", async ({ as }) => {
  test.slow();
  await orderAndAsk(await as("chloe"), { caller: HOTEL, film: FILM, goodwill: "45", why: WHY });
  await sendBack(await as("boris"));
  const george = await as("george");

  await test.step("the newest stand on the page of the reviews, and all of them are one link away", async () => {
    await openPage(george, "/reviews");
    await expect(george.getByRole("heading", { level: 2, name: "Decided lately" })).toBeVisible();
    await expect(ours(george)).toContainText("Sent back");
    expect(await decisions(george).locator("tbody").getByRole("row").count()).toBeLessThanOrEqual(10);
    await george.getByRole("link", { name: "All decisions" }).click();
    await expect(george.getByRole("heading", { level: 1 })).toHaveText("All decisions");
    await expect(george).toHaveTitle(/^All decisions/);
  });

  await test.step("a row says who asked and why, who decided it and in which words", async () => {
    for (const text of [`${FILM} for ${HOTEL.name}`, "Discount with usage", "Chloe Savva", "Sent back", "Boris Demetriou", ANSWER]) {
      await expect(ours(george)).toContainText(text);
    }
    await expectAccessible(george, "all decisions");
  });

  await test.step("by kind, by decision and by person; it stands in the address, people by number", async () => {
    await criteria(george).getByLabel("Kind").selectOption("Prices");
    await expect(ours(george)).toHaveCount(0);
    await criteria(george).getByLabel("Kind").selectOption("Discount with usage");
    await expect(ours(george)).toHaveCount(1);
    await criteria(george).getByLabel("Asked for by").selectOption("Chloe Savva");
    await criteria(george).getByLabel("Decided by").selectOption("Boris Demetriou");
    await expect(george).toHaveURL(/\/reviews\/decided\?kind=adHocDiscount&askedBy=\d+&decidedBy=\d+$/);
    await expect(ours(george)).toHaveCount(1);
    await criteria(george).getByLabel("Decision").selectOption("Approved");
    await expect(ours(george)).toHaveCount(0);
    await criteria(george).getByLabel("Decision").selectOption("Sent back");
    await expect(ours(george)).toHaveCount(1);
    await openPage(george, george.url());
    await expect(criteria(george).getByLabel("Decided by").getByRole("option", { name: "Boris Demetriou" })).toHaveJSProperty(
      "selected",
      true,
    );
    await expect(ours(george)).toHaveCount(1);
  });

  await test.step("days on which nothing like it was decided, and back to everything", async () => {
    await criteria(george).getByLabel("Decided to").fill("2020-12-31");
    await expect(george.getByRole("heading", { name: "No decision matches" })).toBeVisible();
    await expectAccessible(george, "no decision");
    await criteria(george).getByRole("button", { name: "Clear criteria" }).click();
    await expect(george).toHaveURL(/\/reviews\/decided$/);
    await expect(ours(george)).toHaveCount(1);
    await expect(criteria(george).getByLabel("Decided to")).toHaveValue("");
  });

  await test.step("on a phone", async () => {
    await george.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScroll(george, "all decisions");
    await george.setViewportSize({ width: 1280, height: 900 });
  });

  await ours(george).getByRole("link").click();
  await expect(george).toHaveURL(/\/reviews\/\d+$/);
  await expect(george.getByRole("main")).toContainText(ANSWER);
});

test("who reads no reviews is told so", async ({ as }) => {
  const chloe = await as("chloe");
  await chloe.goto("/reviews/decided");
  await expect(decisions(chloe)).toHaveCount(0);
  await expect(chloe.getByRole("heading", { level: 1 })).not.toHaveText("All decisions");
});
