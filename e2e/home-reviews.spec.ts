import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";
import { orderAndAsk } from "./journeys/ordering.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./support/appearance.ts";
import { openPage } from "./support/open-page.ts";

const FILM = "Limitless";
/** Each order of theirs is billed at once. */
const HOTEL = { says: "Kourion", name: "Kourion Hotels Ltd" } as const;

const waiting = (page: Page, why: string) =>
  page.getByRole("list", { name: "Reviews, the longest waiting first" }).getByRole("listitem").filter({ hasText: why });
const mine = (page: Page) => page.getByRole("list", { name: "Your requests" }).getByRole("listitem").filter({ hasText: FILM }).first();

test("what waits for a decision stands on the home page of who decides, and the answer on that of who asked", async ({ as }) => {
  const why = `The picture froze, ${new Date().toISOString()}`;
  const chloe = await as("chloe");
  await orderAndAsk(chloe, { caller: HOTEL, film: FILM, goodwill: "35", why });
  await openPage(chloe, "/");
  await expect(mine(chloe)).toContainText("Discount with usage");
  await expect(mine(chloe)).toContainText(/Waits for (?:less than a minute|\d+ minutes?)/);
  await expect(chloe.getByRole("list", { name: "Reviews, the longest waiting first" })).toHaveCount(0);
  await expectAccessible(chloe, "the home page of who asked");

  const boris = await as("boris");
  await openPage(boris, "/reviews");
  const row = boris
    .getByRole("table", { name: "Discounts with orders that wait for a decision" })
    .getByRole("row")
    .filter({ hasText: why });
  const address = await row.getByRole("link").first().getAttribute("href");
  await openPage(boris, "/");
  await expect(boris.getByRole("link", { name: /^All reviews \(\d+\+?\)$/ })).toBeVisible();
  const reviews = boris.getByRole("list", { name: "Reviews, the longest waiting first" }).getByRole("listitem");
  await expect(reviews.first()).toContainText(/asked .+ ago/);
  await expectAccessible(boris, "the home page of who decides");
  await boris.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(boris, "the home page of who decides");
  await boris.setViewportSize({ width: 1280, height: 900 });
  // Other journeys may have left older requests: those stand before it, and only the oldest are shown.
  if ((await waiting(boris, why).count()) === 1) {
    await expect(waiting(boris, why)).toContainText("Awaits you");
    await waiting(boris, why).getByRole("link").click();
    await expect(boris).toHaveURL(new RegExp(`${address ?? ""}$`));
  } else {
    await expect(reviews).toHaveCount(8);
    await openPage(boris, address ?? "");
  }
  await expect(boris.getByRole("main")).toContainText(why);
  await boris.getByLabel("Note").fill("Once is enough");
  await boris.getByRole("button", { name: "Send it back" }).click();
  await expect(boris.getByRole("button", { name: "Send it back" })).toHaveCount(0);

  await openPage(chloe, "/");
  await expect(mine(chloe)).toContainText("Sent back");
  await expect(mine(chloe)).toContainText("Once is enough");
  await expect(mine(chloe)).toContainText("By Boris Demetriou");
});
