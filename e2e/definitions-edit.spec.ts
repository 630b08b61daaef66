import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";
import { expectAccessible } from "./support/appearance.ts";
import { interceptable } from "./support/interception.ts";
import { openPage } from "./support/open-page.ts";

/** What a run leaves behind stays archived, so each run has names of its own. */
const RUN = Date.now().toString(36).toUpperCase();

const windows = (page: Page) => page.getByRole("textbox", { name: "Windows" });
const week = (page: Page) => page.getByRole("grid", { name: "An ordinary week" });
const halfHour = (page: Page, name: string) => week(page).getByRole("gridcell", { name: new RegExp(`^${name}`) });
const title = (page: Page) => page.getByRole("heading", { level: 1 });

async function dragOver(page: Page, from: string, to: string): Promise<void> {
  await halfHour(page, from).scrollIntoViewIfNeeded();
  const [first, last] = [await halfHour(page, from).boundingBox(), await halfHour(page, to).boundingBox()];
  if (!first || !last) throw new Error(`${from} or ${to} is not to be seen`);
  await page.mouse.move(first.x + first.width / 2, first.y + first.height / 2);
  await page.mouse.down();
  await page.mouse.move(last.x + last.width / 2, last.y + last.height / 2, { steps: 5 });
  await page.mouse.up();
}

test("nights and weekends: typed, painted by mouse and by keyboard, saved with Ctrl Enter, archived and brought back", async ({
  as,
  faults,
}) => {
  const [name, code] = [`Nights and weekends ${RUN}`, `NIGHTS-AND-WEEKENDS-${RUN}`];
  const page = await interceptable(await as("anna"));
  await openPage(page, "/time-models");
  await page.getByRole("link", { name: "New date/time model" }).click();
  await expect(title(page)).toHaveText("New date/time model");
  await page.getByLabel("Name").fill(name);
  await expect(page.getByLabel("Code")).toHaveValue(code);

  await windows(page).fill("nights");
  await expect(page.getByText('"nights" is not a day.')).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("alert").filter({ hasText: "There is a problem" })).toBeFocused();
  await page.getByRole("alert").getByRole("link").first().click();
  await expect(windows(page)).toBeFocused();

  await windows(page).fill("daily 22:00-06:00");
  await expect(page.getByRole("main")).toContainText("Every day 22:00–06:00 of the next day, last minute 05:59");
  await expect(page.getByRole("main")).toContainText("The clocks go forward");
  await dragOver(page, "Saturday 06:00", "Sunday 21:30");
  await expect(windows(page)).toHaveValue("daily 22:00-06:00; sat,sun 06:00-22:00");
  await dragOver(page, "Saturday 12:00", "Sunday 12:30");
  await expect(windows(page)).toHaveValue("daily 22:00-06:00; sat,sun 06:00-12:00, 13:00-22:00");

  await week(page).focus();
  await page.keyboard.press("Control+Home");
  for (let step = 0; step < 24; step += 1) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Space");
  await expect(page.locator("[data-announcements]")).toHaveText("Painted Monday to Tuesday, 12:00 to 13:00");
  await expect(windows(page)).toHaveValue(/mon,tue 12:00-13:00/);
  await page.keyboard.press("Shift+ArrowUp");
  await expectAccessible(page, "the painted week");

  await windows(page).fill("daily 22:00-06:00; weekends 6:00 - 22:00");
  await windows(page).blur();
  await expect(windows(page)).toHaveValue("daily 22:00-06:00; sat,sun 06:00-22:00");
  await page.getByRole("button", { name: "Add a date" }).click();
  await expect(page.getByLabel("Date", { exact: true })).toBeFocused();
  await page.getByLabel("Date", { exact: true }).fill("2026-12-25");
  await page.getByLabel("Every year").check();
  await page.getByLabel("Hours").fill("all day");
  await test.step("it is saved, and the answer is lost on the way: what was typed stays, and pressed again it is saved once", async () => {
    faults.expectFault(/ERR_FAILED/);
    await page.route("**/time-models/new", async (route) => {
      if (route.request().method() !== "POST") return route.fallback();
      await route.fetch();
      await route.abort();
    });
    await page.keyboard.press("Control+Enter");
    await expect(page.getByRole("alert").filter({ hasText: "Nobody can say yet whether this was done." })).toBeVisible();
    await expect(page.getByLabel("Hours")).toHaveValue("all day");
    await page.unroute("**/time-models/new");
  });
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Date/time model saved")).toBeVisible();
  await expect(title(page)).toHaveText(name);
  await expect(page.getByRole("main")).toContainText("25 December, every year");
  await expect(page.getByRole("list", { name: "History, newest first" })).toContainText("Created");

  await page.getByRole("button", { name: "Archive" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Archive" }).click();
  await expect(page.getByRole("button", { name: `Restore ${name}` })).toBeVisible();
  await openPage(page, "/time-models?archived=1");
  await page.getByRole("button", { name: `Restore ${name}` }).click();
  await expect(page.getByText(`${name} is in use again.`)).toBeVisible();
  await openPage(page, `/time-models/${code}`);
  await expect(page.getByRole("list", { name: "History, newest first" }).getByRole("listitem")).toHaveText([
    /Restored/,
    /Archived/,
    /Created/,
  ]);
  await page.getByRole("button", { name: "Archive" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText(`${name} is archived.`)).toBeVisible();
});

test("what a live plan uses cannot be archived, says what its versions keep, and asks before typed text is lost", async ({ as }) => {
  const page = await as("anna");
  await openPage(page, "/time-models/PPV-OFF-PEAK");
  await page.getByRole("button", { name: "Archive" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Archive" }).click();
  await expect(page.getByRole("alertdialog")).toContainText(/It is in use by Global price plan v\d/);
  await page.getByRole("alertdialog").getByRole("button", { name: "Go back" }).click();

  await page.getByRole("link", { name: "Edit" }).click();
  await expect(page.getByRole("main")).toContainText("Versions that are live keep the windows they were published with");
  await windows(page).fill("daily 00:01-08:00");
  await page.getByRole("link", { name: "Cancel" }).click();
  await expect(page.getByRole("alertdialog", { name: "Leave without saving?" })).toBeVisible();
  await page.getByRole("button", { name: "Go on editing" }).click();
  await expect(windows(page)).toHaveValue("daily 00:01-08:00");
  await page.getByRole("link", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Leave without saving" }).click();
  await expect(title(page)).toHaveText("PPV off-peak");
});

test("of two who edit one unit, the second is told what the first saved, and may put it over", async ({ as }) => {
  const [name, code] = [`Minute ${RUN}`, `MINUTE-${RUN}`];
  const anna = await as("anna");
  const hera = await as("hera");
  await openPage(anna, "/units/new");
  await anna.getByLabel("Name").fill(name);
  await anna.getByLabel("Counted per priced unit").fill("60");
  await anna.getByRole("button", { name: "Save" }).click();
  await expect(title(anna)).toHaveText(name);

  await openPage(anna, `/units/${code}/edit`);
  await openPage(hera, `/units/${code}/edit`);
  await hera.getByLabel("Decimals").fill("2");
  await hera.keyboard.press("Control+Enter");
  await expect(title(hera)).toHaveText(name);
  await anna.getByLabel("Decimals").fill("3");
  await anna.keyboard.press("Control+Enter");
  const conflict = anna.getByRole("alert").filter({ hasText: "saved it while you were editing" });
  await expect(conflict).toContainText("Hera");
  await expect(conflict.getByRole("definition").filter({ hasText: /^2$/ })).toBeVisible();
  await conflict.getByRole("button", { name: "Save mine over it" }).click();
  await expect(title(anna)).toHaveText(name);
  await expect(anna.getByRole("main")).toContainText("Up to 3 decimals");

  await anna.getByRole("button", { name: "Archive" }).click();
  await anna.getByRole("alertdialog").getByRole("button", { name: "Archive" }).click();
  await expect(anna.getByText(`${name} is archived.`)).toBeVisible();
});

test("who may read definitions and not manage them is offered nothing to change", async ({ as }) => {
  const page = await as("daphne");
  await openPage(page, "/time-models/PPV-OFF-PEAK");
  await expect(page.getByRole("link", { name: "Edit" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Archive" })).toHaveCount(0);
  await openPage(page, "/units/new");
  await expect(title(page)).toHaveText("Your role does not include this page");
});
