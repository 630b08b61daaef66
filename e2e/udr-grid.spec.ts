import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./support/appearance.ts";
import { openPage } from "./support/open-page.ts";

/** Views of a run have names of their own. */
const RUN = Date.now().toString(36).toUpperCase();

const grid = (page: Page) => page.getByRole("grid", { name: /Usage detail records/ });
const rows = (page: Page) => grid(page).locator("[data-grid-body] > [role=row]");
const link = (page: Page, index: number) => rows(page).nth(index).getByRole("link");
const cell = (page: Page, row: number, column: number) => rows(page).nth(row).locator("> *").nth(column);
const selected = (page: Page) => rows(page).and(page.locator("[aria-selected=true]"));
const bar = (page: Page) => page.getByRole("region", { name: "Selection" });
const views = (page: Page) => page.getByLabel("View", { exact: true });
const title = (page: Page) => page.getByRole("heading", { level: 1 });

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** By j from beside it: the grid is one stop. */
async function enterGrid(page: Page): Promise<void> {
  await expect(rows(page).nth(3)).toBeVisible();
  await page.getByRole("heading", { level: 1 }).focus();
  await page.keyboard.press("j");
  await expect(link(page, 0)).toBeFocused();
}

test("the grid is one tab stop, walked by keys, and Esc leads back to the very cell", async ({ as }) => {
  const page = await as("daphne");
  await openPage(page, "/udrs");
  await enterGrid(page);
  await expect(grid(page).locator("[tabindex='0']")).toHaveCount(1);
  await press(page, "ArrowDown", "j", "k", "ArrowRight");
  await expect(cell(page, 1, 2)).toBeFocused();
  await press(page, "End");
  await expect(rows(page).nth(1).locator("> *").last()).toBeFocused();
  await press(page, "Control+Home");
  await expect(rows(page).nth(0).getByRole("checkbox")).toBeFocused();
  await press(page, "ArrowUp");
  await expect(grid(page).getByRole("checkbox", { name: "Select the rows that are loaded" })).toBeFocused();
  await press(page, "ArrowDown", "PageDown", "PageUp", "ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight");
  await expect(cell(page, 2, 3)).toBeFocused();
  await expect(grid(page).locator("[tabindex='0']")).toHaveCount(1);

  const udr = await link(page, 2).textContent();
  await press(page, "Enter");
  await expect(title(page)).toHaveText(`UDR ${udr}`);
  await press(page, "Escape");
  await expect(page).toHaveURL(/\/udrs$/);
  await expect(cell(page, 2, 3)).toBeFocused();
  await expect(link(page, 2)).toHaveText(udr ?? "");
});

test("the page of a UDR takes Esc from the moment it is there", async ({ as }) => {
  const page = await as("daphne");
  await openPage(page, "/udrs");
  await enterGrid(page);
  const first = (await link(page, 0).textContent()) ?? "";
  // Nobody presses as fast as this; on a machine that is busy, somebody does.
  await page.evaluate((heading) => {
    const observer = new MutationObserver(() => {
      if (document.querySelector("h1")?.textContent !== heading) return;
      observer.disconnect();
      document.documentElement.dataset.pressed = "once";
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }));
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  }, `UDR ${first}`);
  await press(page, "Enter");
  await expect(page.locator("html")).toHaveAttribute("data-pressed", "once");
  await expect(page).toHaveURL(/\/udrs$/);
  await expect(link(page, 0)).toBeFocused();
});

test("a press of Esc that closes a dialog leaves nothing else, and the help says every key", async ({ as }) => {
  const page = await as("daphne");
  await openPage(page, "/udrs");
  await enterGrid(page);
  await press(page, "?");
  const help = page.getByRole("dialog", { name: "Keyboard" });
  for (const label of ["Open the UDR", "Peek: why it costs this", "Select all that match"]) {
    await expect(help.getByText(label, { exact: true })).toBeVisible();
  }
  await press(page, "Escape");
  await expect(help).toBeHidden();
  await expect(link(page, 0)).toBeFocused();
  await press(page, "Enter");
  await expect(title(page)).toHaveText(/^UDR \d+/);
  await press(page, "?");
  await expect(help.getByText("Back to the list", { exact: true })).toBeVisible();
  await press(page, "Escape");
  await expect(help).toBeHidden();
  await expect(title(page)).toHaveText(/^UDR \d+/);
});

test("Space selects, Shift a range, Ctrl A all that match; the selection survives more rows and another order", async ({ as }) => {
  const page = await as("daphne");
  await openPage(page, "/udrs");
  await enterGrid(page);
  await press(page, "Space", "ArrowDown", "ArrowDown", "Shift+Space");
  await expect(selected(page)).toHaveCount(3);
  await expect(bar(page)).toContainText("3 UDRs selected");
  await press(page, "ArrowUp", "Space");
  await expect(selected(page)).toHaveCount(2);
  await expectAccessible(page, "the grid with a selection");

  const more = page.getByRole("button", { name: "Show more" });
  if (await more.isVisible()) {
    const before = await rows(page).count();
    await more.click();
    await expect.poll(() => rows(page).count()).toBeGreaterThan(before);
    await expect(selected(page)).toHaveCount(2);
  }
  await grid(page).getByRole("button", { name: "Number", exact: true }).click();
  await expect(grid(page).getByRole("columnheader", { name: "Number" })).toHaveAttribute("aria-sort", "descending");
  // Until the other order is read, the rows of the former one stand there.
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  await expect(bar(page)).toContainText("2 UDRs selected");

  await link(page, 0).focus();
  await press(page, "Control+a");
  await expect(bar(page)).toContainText("all that match, loaded or not");
  await expect(selected(page)).toHaveCount(await rows(page).count());
  await press(page, "Space");
  await expect(selected(page)).toHaveCount((await rows(page).count()) - 1);
  await bar(page).getByRole("button", { name: "Clear selection" }).click();
  await expect(bar(page)).toBeHidden();
  await expect(selected(page)).toHaveCount(0);
  await expect(link(page, 0)).toBeFocused();
});

test("columns are chosen, moved, pinned and made wider by keyboard, and stand in the address", async ({ as }) => {
  const page = await as("daphne");
  await openPage(page, "/udrs");
  await enterGrid(page);
  await press(page, "ArrowUp", "ArrowRight", "ArrowRight");
  const account = grid(page).getByRole("columnheader", { name: "Account" });
  await expect(account).toBeFocused();
  const before = (await account.boundingBox())?.width ?? 0;
  await press(page, "Alt+ArrowLeft");
  await expect(page).toHaveURL(/cols=number\*%2Caccount%2Cfrom/);
  await expect(account).toBeFocused();
  for (let step = 0; step < 10; step += 1) await page.keyboard.press("Shift+ArrowRight");
  await expect.poll(async () => (await account.boundingBox())?.width ?? 0).toBeGreaterThan(before);

  await page.getByRole("button", { name: "Columns…" }).click();
  const chooser = page.getByRole("dialog", { name: "Columns and rows" });
  await expectAccessible(page, "the chooser of columns");
  await chooser.getByRole("list", { name: "Hidden columns" }).getByLabel("Billing effective date").focus();
  await press(page, "Space");
  const shown = chooser.getByRole("list", { name: "Shown columns" });
  await expect(shown.getByLabel("Billing effective date", { exact: true })).toBeFocused();
  await shown.getByLabel("Source", { exact: true }).click();
  await chooser.getByRole("button", { name: "Pin Account at the left" }).click();
  await chooser.getByLabel("Height of rows").selectOption({ label: "Compact, 24 px" });
  await chooser.getByRole("button", { name: "Done" }).click();
  await expect(chooser).toBeHidden();
  await expect(page).toHaveURL(/density=compact/);
  await page.reload();
  const heads = grid(page).getByRole("columnheader");
  await expect(heads.nth(2)).toHaveText("Account");
  await expect(heads.last()).toHaveText("Billing effective date");
  await expect(heads.filter({ hasText: "Source" })).toHaveCount(0);
  await expect.poll(async () => Math.round((await rows(page).nth(1).boundingBox())?.height ?? 0)).toBe(24);
  await page.getByRole("button", { name: "Columns…" }).click();
  await chooser.getByRole("button", { name: "Reset columns" }).click();
  await chooser.getByRole("button", { name: "Done" }).click();
});

test("a view is saved, told to be modified, reset, made the default, renamed and deleted", async ({ as }) => {
  const name = `Posted ${RUN}`;
  const page = await as("emil");
  await openPage(page, "/udrs?state=posted&density=roomy");
  await expect(rows(page).first()).toBeVisible();
  await page.getByRole("button", { name: "Views…" }).click();
  const dialog = page.getByRole("dialog", { name: "Views of UDRs" });
  await dialog.getByRole("button", { name: "Save as new view" }).click();
  await expect(dialog).toContainText("Give the view a name.");
  await dialog.getByLabel("Save the list as it stands, as").fill(name);
  await expectAccessible(page, "the dialog of views");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(views(page).locator("option:checked")).toHaveText(name);

  await grid(page).getByRole("button", { name: "Number", exact: true }).click();
  await expect(page.getByText("modified", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Reset", exact: true }).click();
  await expect(page.getByText("modified", { exact: true })).toBeHidden();
  await expect(grid(page).getByRole("columnheader", { name: "From" })).toHaveAttribute("aria-sort", "descending");

  await page.getByRole("button", { name: "Views…" }).click();
  await dialog.getByRole("button", { name: `Make default: ${name}` }).click();
  await expect(dialog.getByText("opens with the list")).toBeVisible();
  await page.keyboard.press("Escape");
  await openPage(page, "/udrs");
  await expect(page).toHaveURL(/state=posted/);
  await expect(views(page).locator("option:checked")).toHaveText(`${name} (default)`);
  await views(page).selectOption({ label: "All UDRs" });
  await expect(page).toHaveURL(/\/udrs\?view=all$/);
  await page.reload();
  await expect(views(page).locator("option:checked")).toHaveText("All UDRs");

  await page.getByRole("button", { name: "Views…" }).click();
  await dialog.getByRole("button", { name: `Rename ${name}` }).click();
  await dialog.getByLabel(`New name of ${name}`).fill(`${name} B`);
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: `Delete ${name} B` }).click();
  await expect(dialog.getByText("None yet.")).toBeVisible();
});

test("copy and file hold what is shown: the columns, the order, the selection", async ({ as }) => {
  const page = await as("daphne");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await openPage(page, "/udrs?cols=number*,state,total");
  await enterGrid(page);
  const udr = await link(page, 0).textContent();
  await press(page, "Control+c");
  await expect(page.getByText("1 UDR copied.")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split("\n")[0]).toBe("Number\tState\tTotal\tCurrency");
  expect(copied.split("\n")[1]).toMatch(new RegExp(`^${udr}\t`));

  await press(page, "Space", "ArrowDown", "Space");
  const download = page.waitForEvent("download");
  await bar(page).getByRole("button", { name: "Export selection" }).click();
  const file = await readFile(await (await download).path(), "utf8");
  const lines = file.trimEnd().split("\r\n");
  expect(lines[0]).toBe("\uFEFFNumber,State,Total,Currency");
  expect(lines).toHaveLength(3);
  expect(lines[1]).toMatch(new RegExp(`^${udr},`));

  const chloe = await as("chloe");
  await openPage(chloe, "/udrs");
  await expect(rows(chloe).first()).toBeVisible();
  await expect(chloe.getByRole("button", { name: "Export CSV" })).toHaveCount(0);
});

test("p peeks at the price, and Esc gives the row back", async ({ as }) => {
  const page = await as("daphne");
  await openPage(page, "/udrs?rated=completed");
  await enterGrid(page);
  const udr = await link(page, 0).textContent();
  await press(page, "p");
  const peek = page.getByRole("dialog", { name: `UDR ${udr}` });
  await expect(peek.getByRole("heading", { name: "Metadata" })).toBeVisible();
  await expectAccessible(page, "a peek at a UDR");
  await press(page, "Escape");
  await expect(peek).toBeHidden();
  await expect(link(page, 0)).toBeFocused();
});

test("on a phone the rows are cards, and nothing moves sideways", async ({ as }) => {
  const page = await as("daphne");
  await openPage(page, "/udrs");
  await expect(rows(page).first()).toBeVisible();
  await expectNoSidewaysScroll(page, "the list of UDRs");
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(rows(page).first()).toContainText("Account");
  await rows(page).first().getByRole("checkbox").click();
  await expect(bar(page)).toContainText("1 UDR selected");
  await expectAccessible(page, "the cards of UDRs");
  await link(page, 0).click();
  await expect(title(page)).toHaveText(/^UDR \d+/);
});

test("arrow keys over hundreds of rows draw no row", async ({ as }) => {
  const page = await as("daphne");
  await openPage(page, "/udrs");
  await enterGrid(page);
  const drawn = await page.evaluate(async () => {
    const body = document.querySelector("[data-grid-body]");
    let changes = 0;
    const observer = new MutationObserver((records) => {
      changes += records.filter(({ attributeName }) => attributeName !== "tabindex").length;
    });
    if (body) observer.observe(body, { subtree: true, childList: true, attributes: true, characterData: true });
    for (let step = 0; step < 40; step += 1) {
      document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true, cancelable: true }));
    }
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    observer.disconnect();
    return changes;
  });
  expect(drawn).toBe(0);
});
