import { expect } from "@playwright/test";
import { test } from "./fixtures.ts";
import { expectAccessible } from "./support/appearance.ts";
import { openPage } from "./support/open-page.ts";

/** Long over before any usage of the other journeys: what is approved here changes no price of theirs. */
const OVER = { from: "2026-01-01", to: "2026-01-02" };

test("a pricing manager writes a discount, another person approves it, and its end is told", async ({ as }) => {
  const anna = await as("anna");
  await openPage(anna, "/discounts/new");
  await anna.getByLabel("Name").fill("First day");
  await expect(anna.getByLabel("Code")).toHaveValue("FIRST-DAY");
  await anna.getByRole("button", { name: "Save" }).click();
  await expect(anna.getByRole("alert").getByText("Say how many per cent.")).toBeVisible();
  await anna.getByLabel("Per cent").fill("20");
  await anna.getByLabel("Only for").selectOption("productType");
  await anna.getByLabel("Product type").selectOption("PPV-MOVIE");
  await anna.getByLabel("Valid from").fill(OVER.from);
  await anna.getByLabel("Valid to").fill(OVER.to);
  await anna.keyboard.press("Control+Enter");
  await expect(anna.getByRole("heading", { level: 1 })).toHaveText("First day");
  await expect(anna.getByText("20 % of each usage, for product type PPV-MOVIE").first()).toBeVisible();

  await anna.getByRole("button", { name: "Submit for review" }).click();
  const dialog = anna.getByRole("dialog", { name: "Submit for review" });
  await dialog.getByRole("radio", { name: "When it is approved" }).check();
  await dialog.getByLabel("Why").fill("To begin with.");
  await dialog.getByRole("button", { name: "Submit the discount" }).click();
  await expect(
    anna.getByText("You asked for it, so somebody else decides.").or(anna.getByText("Your role does not include")),
  ).toBeVisible();
  await expectAccessible(anna, "a discount in review");

  const boris = await as("boris");
  await openPage(boris, "/reviews");
  await boris.getByRole("table", { name: "Discounts that wait for a decision" }).getByRole("link", { name: "First day" }).click();
  await boris.getByRole("button", { name: "Approve: holds at once" }).click();
  await expect(boris.getByText("v1", { exact: true })).toBeVisible();
  await expect(boris.getByText("Over", { exact: true })).toBeVisible();
});

test("what is left to pay is told after each discount, the draft of this one with it", async ({ as }) => {
  const anna = await as("anna");
  await openPage(anna, "/discounts/VIP-10");
  const trial = anna.locator("section").filter({ has: anna.getByRole("heading", { name: "What would this cost?" }) });
  const steps = trial.getByRole("status").getByRole("listitem");
  await trial.getByLabel("Account").selectOption("VIP");
  await expect(steps.filter({ hasText: "VIP-10" })).toBeVisible();
  await trial.getByLabel("Account").selectOption("");
  await expect(steps.filter({ hasText: "VIP-10" })).toHaveCount(0);
  await expect(trial.getByRole("status")).toContainText("VIP-10");
});
