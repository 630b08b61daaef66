import { expect } from "@playwright/test";
import { test } from "./fixtures.ts";
import { expectAccessible } from "./support/appearance.ts";
import { openPage } from "./support/open-page.ts";

/** Petros, whom no other journey prices: he has no service that films come with. What is agreed here is the plan that he has anyway. */
const PETROS = { account: "A-10004", subscription: "S-20004", name: "Petros Antoniou" };

test("a pricing manager writes an agreement, another person approves it, and agents see it", async ({ as }) => {
  const anna = await as("anna");
  await openPage(anna, "/agreements/new");
  await anna.getByLabel("Account").fill("A-9");
  await anna.getByRole("button", { name: "Go on" }).click();
  await expect(anna.getByText("There is no account A-9.")).toBeVisible();
  await anna.getByLabel("Account").fill(PETROS.account);
  await anna.getByRole("button", { name: "Go on" }).click();
  await expect(anna.getByRole("heading", { level: 1 })).toHaveText(`New agreement of ${PETROS.name}`);
  await anna.getByLabel("Price plan").selectOption("GLOBAL");
  await anna.getByRole("radiogroup", { name: "Discounts" }).getByRole("radio", { name: "Only these" }).check();
  await anna.getByRole("checkbox", { name: "Goodwill" }).check();
  await anna.getByLabel("Committed SIMs").fill("1.5");
  await anna.getByRole("button", { name: "Save" }).click();
  await expect(anna.getByRole("alert").getByText("A whole number of SIMs, such as 250.")).toBeVisible();
  await anna.getByLabel("Committed SIMs").fill("12");
  await anna.keyboard.press("Control+Enter");
  await expect(anna.getByRole("heading", { level: 1 })).toHaveText(`Agreement of ${PETROS.name}`);
  const draft = anna.locator("section").filter({ has: anna.getByRole("heading", { name: "Draft", exact: true }) });
  await expect(draft.getByText("Global price plan; only the discount GOODWILL; 12 SIMs committed")).toBeVisible();

  await draft.getByRole("button", { name: "Submit for review" }).click();
  const dialog = anna.getByRole("dialog", { name: "Submit for review" });
  await dialog.getByRole("radio", { name: "When it is approved" }).check();
  await dialog.getByRole("button", { name: "Submit the agreement" }).click();
  await expect(dialog.getByRole("alert").getByText("Say why, for the reviewer and for the record.")).toBeVisible();
  await dialog.getByLabel("Why").fill("As signed in November.");
  await dialog.getByRole("button", { name: "Submit the agreement" }).click();
  await expect(
    anna.getByText("You asked for it, so somebody else decides.").or(anna.getByText("Your role does not include")),
  ).toBeVisible();
  await expectAccessible(anna, "an agreement in review");

  const boris = await as("boris");
  await openPage(boris, "/reviews");
  await boris.getByRole("table", { name: "Agreements that wait for a decision" }).getByRole("link", { name: PETROS.name }).click();
  await boris.getByRole("button", { name: "Approve: holds at once" }).click();
  await expect(boris.getByText("v1", { exact: true })).toBeVisible();
  await expect(boris.getByText("In force", { exact: true })).toBeVisible();

  const daphne = await as("daphne");
  await openPage(daphne, `/accounts/${PETROS.account}`);
  const panel = daphne.locator("section").filter({ has: daphne.getByRole("heading", { name: "Pricing agreement", exact: true }) });
  await expect(panel.getByText("Global price plan; only the discount GOODWILL; 12 SIMs committed")).toBeVisible();
  await panel.getByRole("link", { name: "Open the agreement" }).click();
  await expect(daphne.getByRole("heading", { level: 1 })).toHaveText(`Agreement of ${PETROS.name}`);
  await expect(daphne.getByText("1 subscription", { exact: true })).toBeVisible();

  const chloe = await as("chloe");
  await openPage(chloe, `/ordering?subscription=${PETROS.subscription}`);
  await expect(chloe.getByRole("region", { name: "Customer" }).getByText("Pricing agreement", { exact: true })).toBeVisible();

  await openPage(anna, "/price-plans/GLOBAL?tab=audience");
  const users = anna.locator("section").filter({ has: anna.getByRole("heading", { name: "Used by agreements" }) });
  await expect(users.getByRole("link", { name: PETROS.name })).toBeVisible();
});

test("the list finds by number and is exported as it is shown", async ({ as }) => {
  const anna = await as("anna");
  await openPage(anna, "/agreements?q=A-10005");
  const table = anna.getByRole("table", { name: "Pricing agreements" });
  await expect(table.getByRole("link", { name: "Kourion Hotels Ltd" })).toBeVisible();
  const download = anna.waitForEvent("download");
  await anna.getByRole("link", { name: "Export CSV" }).click();
  expect((await download).suggestedFilename()).toBe("pricing-agreements.csv");
});
