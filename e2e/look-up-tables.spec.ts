import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./support/appearance.ts";
import { openPage } from "./support/open-page.ts";

/** What a run leaves behind stays on record, so each run has names of its own. */
const RUN = Date.now().toString(36).toUpperCase();
const TABLE = { name: `Rooms ${RUN}`, code: `ROOMS-${RUN}` };
const SHEET = "location,device\nLobby,TV\nLobby bar,DECODER\n";

const title = (page: Page) => page.getByRole("heading", { level: 1 });
const rowsOf = (page: Page) => page.getByRole("table", { name: "Rows", exact: true });

async function makeTable(page: Page): Promise<void> {
  await openPage(page, "/look-up-tables");
  await page.getByRole("link", { name: "New look-up table" }).first().click();
  await expect(title(page)).toHaveText("New look-up table");
  await page.getByLabel("Name").fill(TABLE.name);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("alert").filter({ hasText: "There is a problem" })).toBeFocused();
  await page.getByLabel("Attribute that is looked up").fill("location");
  await page.getByLabel("Attribute", { exact: true }).fill("device");
  await expectAccessible(page, "a new look-up table");
  await page.keyboard.press("Control+Enter");
  await expect(title(page)).toHaveText(TABLE.name);
}

async function importRows(page: Page, text: string, expected: string): Promise<void> {
  await page.getByRole("button", { name: "Import CSV" }).click();
  const dialog = page.getByRole("dialog", { name: "Import rows" });
  await dialog.getByRole("textbox").fill(text);
  await dialog.getByRole("button", { name: "Preview" }).click();
  await expect(dialog).toContainText(expected);
  await expectAccessible(page, "the preview of rows");
  await dialog.getByRole("button", { name: "Replace the rows" }).click();
  await expect(dialog).toHaveCount(0);
}

test("a table is made, filled, tried, and derives what a sender left out", async ({ as }) => {
  const anna = await as("anna");
  await makeTable(anna);
  await importRows(anna, SHEET, "Rows: 2 new.");
  await expect(rowsOf(anna).getByRole("row").filter({ hasText: "Lobby bar" })).toContainText("DECODER");
  const download = anna.waitForEvent("download");
  await anna.getByRole("link", { name: "Export CSV" }).click();
  expect(await readFile(await (await download).path(), "utf8")).toBe(`\uFEFF${SHEET}`);
  await anna.getByRole("searchbox", { name: "Look up a value" }).fill("Lobby barstool");
  await expect(anna.getByRole("status").filter({ hasText: "Found by Lobby bar. device ← DECODER." })).toBeVisible();
  await expectAccessible(anna, "a look-up table");

  await openPage(anna, "/udr-types/PPV/edit");
  await anna.getByRole("button", { name: "Add look-up" }).click();
  await anna.getByRole("group", { name: "Look-up 1" }).getByLabel("Table").selectOption({ label: TABLE.name });
  await expect(anna.getByText("location gives device.")).toBeVisible();
  await expectAccessible(anna, "the look-ups of a UDR type");
  await anna.keyboard.press("Control+Enter");
  await expect(title(anna)).toHaveText("Pay-per-view");
  await expect(anna.getByRole("link", { name: TABLE.code })).toBeVisible();

  const fotini = await as("fotini");
  await openPage(fotini, "/imports/new");
  const line = "S-20004,LOTR1,1,2026-03-03T20:00:00+02:00,Lobby barstool";
  const text = `subscription,product,amount,from,metadata.location\n${line}\n`;
  const file = { name: `rooms-${RUN}.csv`, mimeType: "text/csv", buffer: Buffer.from(text) };
  await fotini.getByLabel("File", { exact: true }).setInputFiles(file);
  await fotini.getByLabel("Source", { exact: true }).selectOption({ label: "Decoder" });
  await fotini.getByRole("button", { name: "Preview" }).click();
  const preview = fotini.getByRole("table", { name: "What each line would become" });
  await expect(preview).toContainText(`device ← DECODER, by table ${TABLE.code}, row Lobby bar`);
  await expect(preview).toContainText(line);

  // Other journeys import usage of this type too.
  await openPage(anna, "/udr-types/PPV/edit");
  await anna.getByRole("button", { name: "Remove look-up 1" }).click();
  await anna.keyboard.press("Control+Enter");
  await expect(title(anna)).toHaveText("Pay-per-view");
  await expect(anna.getByRole("link", { name: TABLE.code })).toHaveCount(0);
});

test("who may only read sees the tables, narrow as well", async ({ as }) => {
  const george = await as("george");
  await george.setViewportSize({ width: 390, height: 844 });
  await openPage(george, "/look-up-tables/DESTINATIONS");
  await expect(rowsOf(george).getByRole("row").filter({ hasText: "3579" })).toContainText("CY-MOBILE");
  await expect(george.getByRole("button", { name: "Import CSV" })).toHaveCount(0);
  await expectNoSidewaysScroll(george, "a look-up table on a phone");
});
