import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";
import { expectAccessible } from "./support/appearance.ts";
import { csvOf } from "./support/imports.ts";
import { openPage } from "./support/open-page.ts";

/** What a run leaves behind stays on record, so each run has references and a product of its own. */
const RUN = Date.now().toString(36).toUpperCase();
/** Of a customer whom no other journey rates usage of. */
const SUBSCRIPTION = "S-20004";
const PRODUCT = { name: `Imported film ${RUN}`, code: `IMPORTED-FILM-${RUN}` };
const FILE = `decoders-${RUN}`;

const used = { subscription: SUBSCRIPTION, product: "LOTR1", amount: "1", from: "2026-03-03T20:00:00+02:00" };
const LINES = csvOf([
  { ...used, reference: `${RUN}-1` },
  { ...used, reference: `${RUN}-1` },
  { ...used, reference: `${RUN}-2`, amount: "many" },
  { ...used, reference: `${RUN}-3`, product: PRODUCT.code },
]);
const AFTER_IMPORT = "1 of 4 lines became UDRs. 1 is parked, 1 is there already and 1 is rejected.";

const title = (page: Page) => page.getByRole("heading", { level: 1 });
const table = (page: Page, name: string) => page.getByRole("table", { name });

async function chooseFile(page: Page): Promise<void> {
  await openPage(page, "/imports/new");
  await page.getByLabel("File", { exact: true }).setInputFiles({ name: `${FILE}.csv`, mimeType: "text/csv", buffer: Buffer.from(LINES) });
  await expect(page.getByLabel("Format", { exact: true })).toHaveValue("csv");
  await expect(page.getByLabel("Reference", { exact: true })).toHaveValue(FILE);
}

/** Its number is in the address. */
async function shownBatch(page: Page): Promise<string> {
  await expect(title(page)).toHaveText(/^Batch \d+$/);
  return ((await title(page).textContent()) ?? "").replace("Batch ", "");
}

test("a batch is looked at, imported once, and what it named is made known and tried again", async ({ as }) => {
  const page = await as("fotini");
  await openPage(page, "/");
  await page.getByRole("navigation").getByRole("link", { name: "Imports", exact: true }).first().click();
  await expect(title(page)).toHaveText("Imports");
  await page.getByRole("link", { name: "Import usage" }).first().click();
  await expect(title(page)).toHaveText("Import usage");

  await chooseFile(page);
  await page.getByLabel("Reference", { exact: true }).press("Control+Enter");
  await expect(page.getByRole("alert").filter({ hasText: "There is a problem" })).toBeFocused();
  await page.getByRole("alert").getByRole("link", { name: "Choose the source of the usage." }).click();
  await expect(page.getByLabel("Source", { exact: true })).toBeFocused();
  await page.getByLabel("Source", { exact: true }).selectOption({ label: "Decoder" });
  await expect(page.getByRole("radio", { name: "To be rated here" })).toBeChecked();
  await page.getByLabel("Source", { exact: true }).press("Control+Enter");
  const preview = table(page, "What each line would become");
  await expect(preview.getByRole("row").filter({ hasText: `${RUN}-2` })).toContainText("Would be rejected");
  await expect(preview.getByRole("row").filter({ hasText: `${RUN}-3` })).toContainText("Would be parked");
  await expect(preview.getByRole("row").filter({ hasText: PRODUCT.code })).toContainText(`There is no product ${PRODUCT.code}.`);
  await expectAccessible(page, "the preview of a batch");

  await page.getByRole("button", { name: "Import", exact: true }).click();
  const batch = await shownBatch(page);
  await expect(page.getByRole("main").getByText(AFTER_IMPORT)).toBeVisible({ timeout: 60_000 });
  const lines = table(page, "Lines without a UDR");
  await expect(lines.getByRole("row").filter({ hasText: `${RUN}-2` })).toContainText("Rejected");
  await expect(lines.getByRole("row").filter({ hasText: `${RUN}-3` })).toContainText("Parked");
  await expectAccessible(page, "a batch");

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download lines to mend" }).click();
  const errors = await readFile(await (await download).path(), "utf8");
  expect(errors.split(/\r?\n/)[0]).toContain("error");
  expect(errors).toContain("many");
  expect(errors).not.toContain(PRODUCT.code);

  await chooseFile(page);
  await page.getByLabel("Source", { exact: true }).selectOption({ label: "Decoder" });
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(
    preview
      .getByRole("row")
      .filter({ hasText: `${RUN}-1` })
      .first(),
  ).toContainText("Is there already");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  expect(await shownBatch(page)).toBe(batch);
  await expect(page.getByRole("main").getByText(AFTER_IMPORT)).toBeVisible();

  const anna = await as("anna");
  await openPage(anna, "/products/new");
  await anna.getByLabel("Name").fill(PRODUCT.name);
  await expect(anna.getByLabel("Code", { exact: true })).toHaveValue(PRODUCT.code);
  await anna.getByLabel("Product type").selectOption({ label: "PPV films" });
  await anna.getByLabel("Takes its tax from").selectOption({ label: "Standard rate" });
  await anna.getByLabel("Valid from").fill("2026-01-01T00:00");
  await anna.keyboard.press("Control+Enter");
  await expect(title(anna)).toHaveText(PRODUCT.name);

  await openPage(page, "/parked");
  await page.getByRole("list", { name: "Causes" }).getByRole("link", { name: "Product not known" }).click();
  await expect(page).toHaveURL(/cause=NOT_FOUND%3Aproduct/);
  const parked = table(page, "Parked lines, the longest parked first").getByRole("row").filter({ hasText: PRODUCT.code });
  await expect(parked).toContainText(`Batch ${batch}, line 5`);
  await expectAccessible(page, "parked lines of one cause");
  await parked.getByRole("button", { name: `Try again: line 5 of batch ${batch}` }).click();
  await expect(parked).toHaveCount(0);

  await openPage(page, `/imports/${batch}`);
  await expect(page.getByRole("main").getByText("2 of 4 lines became UDRs. 1 is there already and 1 is rejected.")).toBeVisible();
  await openPage(page, `/udrs?product=${PRODUCT.code}`);
  await page.getByRole("row").filter({ hasText: PRODUCT.name }).getByRole("link").first().click();
  await expect(title(page)).toHaveText(/^UDR \d+/);
  const received = page.locator("section").filter({ has: page.getByRole("heading", { name: "As it was received" }) });
  await expect(received).toContainText(`Batch ${batch}, line 5 of ${FILE}.csv, from Decoder`);
  await expect(received).toContainText(`${RUN}-3,${SUBSCRIPTION},${PRODUCT.code},1,`);
});

test("a parked line is given up with a reason, and the batch counts it", async ({ as }) => {
  const page = await as("fotini");
  await openPage(page, "/imports/new");
  const [name, unknown] = [`given-up-${RUN}`, `NOBODY-KNOWS-${RUN}`];
  const text = csvOf([{ ...used, reference: `${RUN}-9`, product: unknown }]);
  await page.getByLabel("File", { exact: true }).setInputFiles({ name: `${name}.csv`, mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.getByLabel("Source", { exact: true }).selectOption({ label: "Web API" });
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(table(page, "What each line would become")).toContainText(unknown);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  const batch = await shownBatch(page);
  await expect(page.getByRole("main").getByText("0 of 1 line became UDRs. 1 is parked.")).toBeVisible({ timeout: 60_000 });

  const waiting = table(page, "Lines without a UDR").getByRole("row").filter({ hasText: unknown });
  await expect(waiting).toContainText("tried once");
  await page.getByRole("button", { name: `Try again: line 2 of batch ${batch}` }).click();
  await expect(waiting).toContainText(/tried 2 times, last \d/);
  await openPage(page, "/parked?cause=NOT_FOUND%3Aproduct");
  const listed = table(page, "Parked lines, the longest parked first").getByRole("row").filter({ hasText: unknown });
  await expect(listed).toContainText(/tried 2 times, last \d/);
  await openPage(page, `/imports/${batch}`);

  await page.getByRole("button", { name: `Give up line 2 of batch ${batch}` }).click();
  const dialog = page.getByRole("dialog", { name: "Give up line 2" });
  await dialog.getByRole("button", { name: "Give it up" }).click();
  await expect(dialog.getByText("Say why this usage is given up.")).toBeVisible();
  await expectAccessible(page, "the question why a line is given up");
  await dialog.getByLabel("Why").fill("A test film of the supplier.");
  await dialog.getByRole("button", { name: "Give it up" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(table(page, "Lines without a UDR").getByRole("row").filter({ hasText: unknown })).toContainText("Given up");
  await expect(page.getByRole("main").getByText("0 of 1 line became UDRs. 1 is rejected.")).toBeVisible();
});

test("who may not import looks at batches, and not at customers' numbers", async ({ as }) => {
  const george = await as("george");
  await openPage(george, "/imports");
  await expect(george.getByRole("link", { name: "Import usage" })).toHaveCount(0);
  await openPage(george, "/parked");
  await expect(george.getByRole("button", { name: /^Try/ })).toHaveCount(0);
});
