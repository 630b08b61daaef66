import { expect, type Page } from "@playwright/test";
import { test } from "../fixtures.ts";
import { CountedKeys } from "../support/counted-keys.ts";
import { filmsOf } from "../support/imports.ts";
import { openPage } from "../support/open-page.ts";

const RUN = Date.now().toString(36).toUpperCase();
const FILMS = 3;
/** UX A2 gives CCA-2 no count: two more than the keys of its sentence. */
const KEYS = 12;

const title = (page: Page) => page.getByRole("heading", { level: 1 });
const rows = (page: Page) => page.getByRole("grid", { name: /Usage detail records/ }).locator("[data-grid-body] > [role=row]");

/** CCA-2: an outage. Filter, all that match, cancel, what would post, and a job that says what came of each; by keyboard alone. */
test("everything of a batch is cancelled in at most 12 keys from the list to the job", async ({ as }) => {
  const importId = await filmsOf(await as("fotini"), `cca-2-${RUN}`, { count: FILMS });
  const page = await as("emil");
  // What one is shown when one comes from the batch.
  await openPage(page, `/udrs?import=${importId}`);
  const keys = new CountedKeys(page);
  await keys.press("/");
  await expect(
    page
      .getByRole("textbox", { name: /^Search/ })
      .or(page.getByRole("searchbox", { name: /^Search/ }))
      .first(),
  ).toBeFocused();
  await keys.type("A-10004");
  await keys.press("Enter");
  await expect(page).toHaveURL(/account=A-10004/);
  await expect(rows(page)).toHaveCount(FILMS);
  await title(page).focus();
  await keys.press("j");
  await keys.press("Control+a");
  await expect(page.getByRole("region", { name: "Selection" })).toContainText(`${FILMS} UDRs selected`);
  await keys.press("x");
  const dialog = page.getByRole("dialog", { name: /^Correct / });
  await expect(dialog.getByRole("radio", { name: /^Cancel/ })).toBeFocused();
  await keys.press("Control+Enter");
  await expect(dialog.getByRole("combobox", { name: "Reason" })).toBeFocused();
  await keys.press("ArrowDown");
  await expect(page.getByRole("option").first()).toBeVisible();
  await keys.press("Enter");
  await expect(dialog.getByRole("combobox", { name: "Reason" })).not.toContainText("Choose");
  await keys.press("Control+Enter");
  const preview = dialog.getByRole("region", { name: "Preview" });
  await expect(preview).toBeFocused();
  await expect(preview).toContainText(`${FILMS} UDRs of ${FILMS} would be cancelled. Nothing is changed yet.`, { timeout: 30_000 });
  await expect(preview).toContainText("−€30.00");
  await expect(dialog.getByRole("button", { name: `Cancel ${FILMS} UDRs` })).toBeEnabled();
  await keys.press("Control+Enter");
  await expect(title(page)).toHaveText(/^Bulk correction \d+$/);
  expect(keys.pressed, "keys besides what is typed").toBeLessThanOrEqual(KEYS);
  await expect(page.getByRole("main")).toContainText(`${FILMS} UDRs were cancelled.`, { timeout: 30_000 });
  await expect(page.getByRole("main")).toContainText("−€30.00");
});
