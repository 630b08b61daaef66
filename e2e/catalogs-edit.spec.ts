import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";
import { expectAccessible } from "./support/appearance.ts";
import { openPage } from "./support/open-page.ts";

/** What a run leaves behind stays archived, so each run has names of its own. */
const RUN = Date.now().toString(36).toUpperCase();

const title = (page: Page) => page.getByRole("heading", { level: 1 });
const tester = (page: Page) => page.locator("section").filter({ has: page.getByRole("heading", { name: "Who can order this?" }) });

async function confirm(page: Page, button: string): Promise<void> {
  await page.getByRole("button", { name: button, exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: button, exact: true }).click();
}

/** Eleni's subscription, as an agent finds it in the tester by her name. */
async function subscriptionOfEleni(chloe: Page): Promise<string> {
  await openPage(chloe, "/catalogs/VIP-PPV");
  await tester(chloe).getByLabel("Subscription", { exact: true }).fill("Eleni Georgiou");
  await tester(chloe)
    .getByRole("list", { name: "Subscriptions found" })
    .getByRole("button", { name: /Eleni Georgiou/ })
    .first()
    .click();
  await expect(tester(chloe).getByRole("status")).toContainText("order through it");
  return tester(chloe).getByLabel("Subscription", { exact: true }).inputValue();
}

test("a catalog is made, tried on a customer before it is saved, set as effective, ended and put away", async ({ as }) => {
  const [name, code] = [`Derby night ${RUN}`, `DERBY-NIGHT-${RUN}`];
  const chloe = await as("chloe");
  const subscription = await subscriptionOfEleni(chloe);
  await expectAccessible(chloe, "a catalog with its tester");

  const anna = await as("anna");
  await openPage(anna, "/catalogs");
  await anna.getByRole("link", { name: "New catalog" }).click();
  await expect(title(anna)).toHaveText("New catalog");
  await anna.getByLabel("Name").fill(name);
  await expect(anna.getByLabel("Code", { exact: true })).toHaveValue(code);
  await anna.keyboard.press("Control+Enter");
  await expect(anna.getByRole("alert").filter({ hasText: "There is a problem" })).toContainText("Say what it sells.");

  const service = anna.getByRole("group", { name: "Service 1" });
  await service.getByLabel("Product", { exact: true }).fill("derby");
  await expect(service).toContainText(/derby/i);
  await service.getByText("Window, requirements and limit").click();
  await service.getByLabel("Requires").first().selectOption({ label: "PPV service" });
  await service.getByLabel("At most").fill("1");
  await anna.getByRole("button", { name: "Add a condition" }).click();
  const condition = anna.getByRole("group", { name: "Condition 1" });
  await expect(condition.getByLabel("Of the subscriber, the")).toBeFocused();
  await condition.getByLabel("Of these").first().selectOption({ label: "VIP" });
  await anna.getByRole("button", { name: "Add a time" }).click();
  const time = anna.getByRole("group", { name: "Time 1" });
  await time.getByLabel("When").selectOption({ label: "Every year" });
  await expectAccessible(anna, "a new catalog");

  // Before it is saved, for a customer whom the pricing manager knows by the number only.
  await tester(anna).getByLabel("Subscription", { exact: true }).fill(subscription);
  const answer = tester(anna).getByRole("status");
  await expect(answer).toContainText("Could order once it is effective");
  await expect(answer).toContainText("At most 1 a day");
  await expect(answer).not.toContainText("Eleni");
  await condition.getByLabel("Comparison").selectOption({ label: "is none of" });
  await expect(answer).toContainText("Cannot order through it");
  await condition.getByLabel("Comparison").selectOption({ label: "is one of" });
  await expect(answer).toContainText("Could order once it is effective");

  await anna.keyboard.press("Control+Enter");
  await expect(title(anna)).toHaveText(name);
  await expect(anna.getByRole("main")).toContainText("Only beside PPV service");
  await expect(anna.getByRole("main")).toContainText("At most 1 a day");
  await expect(anna.getByRole("main")).toContainText("Every year from 1 January through 31 December");

  await confirm(anna, "Set as effective");
  await expect(anna.getByText(`${name} is effective.`)).toBeVisible();
  await expect(anna.getByRole("button", { name: "Archive" })).toHaveCount(0);
  await openPage(anna, `/catalogs/${code}/edit`);
  await expect(anna.getByRole("main")).toContainText("what you save holds for orders from then on");

  await openPage(anna, `/catalogs?state=effective&product=DERBY&on=2026-12-24`);
  await expect(anna.getByRole("row").filter({ hasText: code })).toBeVisible();
  await anna.getByLabel("State").selectOption({ label: "Draft" });
  await expect(anna.getByRole("row").filter({ hasText: code })).toHaveCount(0);

  await openPage(anna, `/catalogs/${code}`);
  await confirm(anna, "Set as not effective");
  await expect(anna.getByText(`${name} is not effective.`)).toBeVisible();
  await confirm(anna, "Archive");
  await expect(anna.getByText(`${name} is archived.`)).toBeVisible();
});

test("what stands against a catalog is said where it is asked for", async ({ as }) => {
  const name = `Empty ${RUN}`;
  const page = await as("anna");
  await openPage(page, "/catalogs/new");
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Remove service 1" }).click();
  await expect(page.getByRole("button", { name: "Add a service" })).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expect(title(page)).toHaveText(name);
  await confirm(page, "Set as effective");
  await expect(page.getByRole("alertdialog")).toContainText("It has no line, so it would sell nothing.");
  await page.getByRole("alertdialog").getByRole("button", { name: "Go back" }).click();
  await confirm(page, "Archive");
  await expect(page.getByText(`${name} is archived.`)).toBeVisible();
});

test("services come from a sheet: a fault is named, then it is mended, looked at and imported", async ({ as }) => {
  const name = `Sheet ${RUN}`;
  const page = await as("anna");
  await openPage(page, "/catalogs/new");
  await page.getByLabel("Name").fill(name);
  await page.getByRole("group", { name: "Service 1" }).getByLabel("Product", { exact: true }).fill("DERBY");
  await page.keyboard.press("Control+Enter");
  await expect(title(page)).toHaveText(name);

  await page.getByRole("button", { name: "Import CSV" }).click();
  const dialog = page.getByRole("dialog", { name: "Import services" });
  await dialog.getByLabel("Rows").fill("kind,code\nproduct,NOWHERE\n");
  await dialog.getByRole("button", { name: "Preview" }).click();
  await expect(dialog.getByRole("row").filter({ hasText: "Error" })).toContainText("No product in use has the code NOWHERE.");
  await dialog.getByLabel("Rows").fill("kind,code,limit,per\nproduct type,PPV-MOVIE,2,week\n");
  await dialog.getByRole("button", { name: "Preview" }).click();
  await expect(dialog).toContainText("1 removed");
  await expect(dialog).toContainText("1 new");
  await expectAccessible(page, "the preview of an import of services");
  await dialog.getByRole("button", { name: "Import services" }).click();
  await expect(page.getByText("Services imported")).toBeVisible();
  await expect(page.getByRole("main")).toContainText("At most 2 a week");
  await confirm(page, "Archive");
  await expect(page.getByText(`${name} is archived.`)).toBeVisible();
});
