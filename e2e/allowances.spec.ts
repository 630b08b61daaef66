import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";
import { askForQuote, findCaller } from "./journeys/ordering.ts";
import { expectAccessible } from "./support/appearance.ts";
import { openPage } from "./support/open-page.ts";

/** Nikos, who has no agreement; nothing is ordered, and in the end his SIMs share nothing any more. */
const NIKOS = { account: "A-10002", says: "+35799000102", name: "Nikos Christodoulou" } as const;
const AGREEMENT = `/agreements/${NIKOS.account}`;

const section = (page: Page, heading: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: heading, exact: true }) });
const allowance = (page: Page, position: number) => page.getByRole("group", { name: `Allowance ${position}`, exact: true });

/** From the draft to the version in force: asked for by one person, approved by another. */
async function putInForce({ anna, boris }: { readonly anna: Page; readonly boris: Page }, version: string): Promise<void> {
  await section(anna, "Draft").getByRole("button", { name: "Submit for review" }).click();
  const dialog = anna.getByRole("dialog", { name: "Submit for review" });
  await dialog.getByRole("radio", { name: "When it is approved" }).check();
  await dialog.getByLabel("Why").fill("As agreed on the telephone.");
  await dialog.getByRole("button", { name: "Submit the agreement" }).click();
  await expect(
    anna.getByText("You asked for it, so somebody else decides.").or(anna.getByText("Your role does not include")),
  ).toBeVisible();
  await openPage(boris, AGREEMENT);
  await boris.getByRole("button", { name: "Approve: holds at once" }).click();
  await expect(boris.getByText(version, { exact: true })).toBeVisible();
}

test("an organisation's SIMs share free films: written, approved, quoted, seen on the account, and taken back", async ({ as }) => {
  const [anna, boris, chloe] = [await as("anna"), await as("boris"), await as("chloe")];

  await test.step("a pricing manager writes what is shared", async () => {
    await openPage(anna, `/agreements/new?account=${NIKOS.account}`);
    await anna.getByRole("button", { name: "Add an allowance" }).click();
    const row = allowance(anna, 1);
    await expect(row.getByLabel("Code", { exact: true })).toBeFocused();
    await anna.getByRole("button", { name: "Save", exact: true }).click();
    await expect(anna.getByRole("alert").filter({ hasText: "There is a problem" })).toBeFocused();
    await row.getByLabel("Code", { exact: true }).fill("shared-films");
    await expect(row.getByLabel("Code", { exact: true })).toHaveValue("SHARED-FILMS");
    await row.getByLabel("Name", { exact: true }).fill("Films for everybody");
    await row.getByLabel("Product type", { exact: true }).selectOption("PPV-MOVIE");
    await expect(row.getByLabel("Unit", { exact: true })).toHaveValue("TRX");
    await row.getByLabel("Quantity", { exact: true }).fill("3");
    await row.getByLabel("At most for one SIM").fill("2");
    await expectAccessible(anna, "the editor of an agreement with an allowance");
    await anna.keyboard.press("Control+Enter");
    await expect(anna.getByRole("heading", { level: 1 })).toHaveText(`Agreement of ${NIKOS.name}`);
    await expect(
      section(anna, "Draft").getByText("Shared 3 TRX of product type PPV-MOVIE each month, at most 2 TRX for one SIM").first(),
    ).toBeVisible();
  });

  await test.step("it is approved and holds", () => putInForce({ anna, boris }, "v1"));

  await test.step("the till says what is free, and of what", async () => {
    await findCaller(chloe, NIKOS);
    const because = /Shared allowance SHARED-FILMS: 1 of 1 transaction free, 2 transaction left, 1 transaction of it for this SIM\./;
    await askForQuote(chloe, { film: "Serendipity", price: "€0.00", because });
  });

  await test.step("the account says how much is left", async () => {
    await openPage(chloe, `/accounts/${NIKOS.account}`);
    const shared = section(chloe, "Shared allowances").getByRole("region", { name: "Films for everybody" });
    await expect(shared).toContainText("3 of 3 Transaction left.");
    await expect(shared).toContainText("Nobody has taken of it in this period.");
    await expectAccessible(chloe, "an account whose SIMs share something");
  });

  await test.step("a version without it takes it back", async () => {
    await openPage(anna, AGREEMENT);
    await anna.getByRole("button", { name: "Change it" }).click();
    await allowance(anna, 1).getByRole("button", { name: "Remove allowance 1" }).click();
    await expect(anna.getByText("The SIMs share nothing.")).toBeVisible();
    await anna.keyboard.press("Control+Enter");
    await expect(anna.getByRole("heading", { level: 1 })).toHaveText(`Agreement of ${NIKOS.name}`);
    await expect(section(anna, "Draft").getByText("Shared allowance SHARED-FILMS", { exact: true })).toBeVisible();
    await putInForce({ anna, boris }, "v2");
    await openPage(chloe, `/accounts/${NIKOS.account}`);
    await expect(section(chloe, "Pricing agreement").getByText("As for everybody else")).toBeVisible();
    await expect(section(chloe, "Shared allowances")).toHaveCount(0);
  });
});

test("what an agreement may not say is said beside its field", async ({ as }) => {
  const anna = await as("anna");
  await openPage(anna, `/agreements/new?account=A-10001`);
  await anna.getByRole("button", { name: "Add an allowance" }).click();
  const row = allowance(anna, 1);
  await row.getByLabel("Code", { exact: true }).fill("TWO WORDS");
  await row.getByLabel("Name", { exact: true }).fill("Films");
  await row.getByLabel("For usage of").selectOption("product");
  await row.getByLabel("Code of the service").fill("lotr1");
  await row.getByLabel("Quantity", { exact: true }).fill("0");
  await row.getByLabel("Free again").selectOption("week");
  await row.getByLabel("After how many weeks").fill("0");
  await anna.getByRole("button", { name: "Save", exact: true }).click();
  const problems = anna.getByRole("alert").filter({ hasText: "There is a problem" });
  for (const problem of [
    "A code begins with a letter or digit and holds no blanks.",
    "Choose in which unit its usage is measured.",
    "Write a plain decimal of more than 0, such as 100 or 2.5.",
    "A whole number, such as 3.",
  ]) {
    await expect(problems.getByText(problem)).toBeVisible();
  }
});
