import { expect, type Locator, type Page } from "@playwright/test";
import { test } from "../fixtures.ts";
import { CountedKeys, expectDialogClosed } from "../support/counted-keys.ts";
import { filmsOf } from "../support/imports.ts";
import { openPage } from "../support/open-page.ts";

const RUN = Date.now().toString(36).toUpperCase();
/** UX A2, flow CCA-1: what a caller waits for. */
const KEYS = 12;
const MILLIS = 45_000;

const title = (page: Page) => page.getByRole("heading", { level: 1 });
const entries = (page: Page) => page.getByRole("list", { name: "Timeline" }).getByRole("listitem");
const amounts = async (list: Locator) => (await list.allTextContents()).map((text) => /[−-]?€[\d,.]+/.exec(text)?.[0] ?? text);

/** CCA-1: "I was charged €10, and I watched at 02:14", by keyboard alone, from the call to what it costs now. */
test("a film that was charged by day and watched at night is put right in at most 12 keys", async ({ as }) => {
  await filmsOf(await as("fotini"), `cca-1-${RUN}`, { count: 1, product: "BRAVEHEART" });
  const page = await as("daphne");
  await openPage(page, "/");
  const keys = new CountedKeys(page);
  const began = Date.now();

  await keys.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Search or jump to" }).getByRole("combobox")).toBeFocused();
  await keys.type("99 000104");
  await keys.press("Enter");
  await expect(title(page)).toContainText("Petros Antoniou");
  await expect(entries(page).first()).toBeVisible();
  await keys.press("/");
  await expect(page.getByRole("searchbox", { name: "Find in the timeline" })).toBeFocused();
  await keys.type("braveheart");
  await expect(entries(page).filter({ hasNotText: "Braveheart" })).toHaveCount(0);
  await keys.press("Enter");
  await expect(entries(page).first().getByRole("link")).toBeFocused();
  await keys.press("Enter");
  await expect(title(page)).toContainText(/^UDR \d+/);

  await keys.press("e");
  await expect(page.locator("#why")).toBeFocused();
  await expect(page.locator("#why")).toContainText("€10.00 = 1 transaction × €10.00.");
  await keys.press("a");
  const dialog = page.getByRole("dialog", { name: /^Adjust · UDR \d+$/ });
  await expect(dialog).toBeVisible();
  await expect(dialog.locator("form")).toBeFocused();
  await keys.press("1");
  await expect(dialog.getByRole("combobox", { name: "Reason" })).not.toContainText("Choose a reason");
  await keys.press("f");
  await expect(dialog.getByLabel("From", { exact: true })).toBeFocused();
  // Day and month; then from the year, which may have six digits, to the hour.
  await keys.type("03032026");
  await keys.press("ArrowRight");
  await keys.type("0214a");
  await expect(dialog.getByLabel("From", { exact: true })).toHaveValue("2026-03-03T02:14");
  const preview = dialog.getByRole("region", { name: "Preview" });
  await expect(preview).toHaveAttribute("aria-busy", "false");
  await expect(preview.getByRole("row", { name: /^Net/ })).toContainText("−€5.00");
  const previewed = await amounts(preview.getByRole("table", { name: "Entries that would post" }).locator("tbody tr"));
  expect(previewed).toEqual(["−€10.00", "€5.00"]);
  await keys.press("Control+Enter");
  await expect(page.getByText(/^UDR \d+ is now at revision 2\.$/).first()).toBeVisible();
  await expectDialogClosed(page);

  expect(Date.now() - began, "milliseconds").toBeLessThan(MILLIS);
  expect(keys.pressed, "keys besides what is typed").toBeLessThanOrEqual(KEYS);
  await expect(page.getByRole("button", { name: "Actions" }), "the focus is back where corrections begin").toBeFocused();
  const chain = page.getByRole("list", { name: "RBI chain" }).getByRole("listitem");
  await expect(chain).toHaveCount(3);
  expect((await amounts(chain)).slice(1), "what was previewed is what posted").toEqual(previewed);
  await expect(page.getByRole("button", { name: "Reverse this" })).toBeVisible();
});
