import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";
import * as desk from "./journeys/ordering.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./support/appearance.ts";
import { setClock } from "./support/clock.ts";
import { basePrice } from "./support/draft.ts";
import { openPage } from "./support/open-page.ts";

const FILM = "The Lord of the Rings 1";
const ELENI = "Eleni Georgiou";

/** Told twice on one database, it is another plan: what is archived keeps its code and its name. */
function newPlan() {
  const mark = Date.now().toString(36).toUpperCase();
  return { code: `REACH-${mark}`, name: `Reach prices ${mark}`, address: `/price-plans/REACH-${mark}` };
}

type Plan = ReturnType<typeof newPlan>;

test.afterEach(async ({ as }) => {
  const page = await as("hera");
  await openPage(page, "/");
  await setClock(page, "Real time");
});

test("new prices reach new subscriptions only, those from before stay on the old ones, and the past is corrected in the open", async ({
  as,
}) => {
  const plan = newPlan();
  const anna = await as("anna");
  const boris = await as("boris");
  const chloe = await as("chloe");
  await openPage(anna, "/");
  await setClock(anna, "20:00 today");
  await test.step("Anna copies the Global plan and takes a tenth off, Boris approves it, and VIPs are put on it", async () => {
    await makeCopy(anna, plan);
    await setBase(anna, "9.00");
    await submitAtOnce(anna, "Everyone");
    await approve(boris, plan, { reaches: "Everyone's usage from that instant on" });
    await putVipsOnIt(anna, plan);
    await expectQuote(chloe, "€9.00");
  });
  try {
    await test.step("Anna asks for 8.00 for new subscriptions only, and sees how many stay", () => askForNewOnly(anna, plan));
    await test.step("Boris reads whom it reaches, and approves it", async () => {
      await expectInbox(boris, plan, "New subscriptions only");
      await approve(boris, plan, { reaches: "New subscriptions only; those from before keep their prices" });
    });
    await test.step("both versions are live, and the page says for whom", () => expectBothLive(anna, plan));
    await test.step("Eleni, whose subscription is from before, pays the old price", () => expectQuote(chloe, "€9.00"));
    await test.step("the account names the version that prices her", () => expectOnAccount(chloe, plan));
    await test.step("Anna corrects the past of v1", async () => {
      await setClock(anna, tomorrowEvening());
      await correctThePast(anna, plan);
    });
    await test.step("Boris approves the correction, which does nothing by itself", () => approveCorrection(boris, plan));
    await test.step("it stands under v1 and nothing else has changed", () => expectCorrected(anna, plan));
    await test.step("Eleni pays what she paid", () => expectQuote(chloe, "€9.00"));
  } finally {
    await test.step("the group is taken off it, and it is archived", () => putAway(anna, plan));
  }
});

async function makeCopy(page: Page, { code, name, address }: Plan): Promise<void> {
  await openPage(page, "/price-plans/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Code", { exact: true }).fill(code);
  await page.getByRole("combobox", { name: "Plan to copy" }).click();
  await page.getByRole("option", { name: /^Global price plan/ }).click();
  await page.getByRole("button", { name: "Make the plan" }).click();
  await expect(page).toHaveURL(new RegExp(`${address}/draft$`));
}

async function setBase(page: Page, price: string): Promise<void> {
  await basePrice(page).fill(price);
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByText("All changes saved")).toBeVisible();
}

const submission = (page: Page) => page.getByRole("dialog", { name: "Submit for review" });

async function submitAtOnce(page: Page, reach: string): Promise<void> {
  await page.getByRole("button", { name: "Submit for review" }).click();
  const dialog = submission(page);
  await dialog.getByRole("radio", { name: "When it is approved" }).check();
  await dialog.getByRole("radio", { name: reach, exact: true }).check();
  await dialog.getByLabel("Why").fill("As agreed with the product owner.");
  await dialog.getByRole("button", { name: /^Submit \d+ changes?$/ }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("In review:")).toBeVisible();
}

async function approve(page: Page, { name }: Plan, { reaches }: { readonly reaches: string }): Promise<void> {
  await openPage(page, "/reviews");
  await page.getByRole("table", { name: "Requests that wait for a decision" }).getByRole("link", { name }).click();
  await expect(page.getByRole("main")).toContainText(reaches);
  await page.getByRole("button", { name: "Approve: live at once" }).click();
  await expect(page.getByText("Approved and published")).toBeVisible();
}

async function putVipsOnIt(page: Page, { name, address }: Plan): Promise<void> {
  await openPage(page, address);
  await page.getByRole("tab", { name: "Who pays" }).click();
  await page.getByRole("button", { name: "Put groups on it…" }).click();
  const dialog = page.getByRole("dialog", { name: `Put groups on ${name}` });
  await dialog.getByRole("checkbox", { name: /^VIP/ }).check();
  await dialog.getByRole("button", { name: "Put on the plan: 1 group" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Take off VIP" })).toBeVisible();
}

async function askForNewOnly(page: Page, { address }: Plan): Promise<void> {
  await openPage(page, address);
  await page.getByRole("button", { name: "Edit prices" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Draft of v2");
  await setBase(page, "8.00");
  await page.getByRole("button", { name: "Submit for review" }).click();
  const dialog = submission(page);
  await expect(dialog.getByRole("status").filter({ hasText: "on this plan today" })).toContainText(/^\d+ subscriptions? on \d+ accounts? /);
  await dialog.getByRole("radio", { name: "Existing ones from a later date" }).check();
  await dialog.getByLabel("Why").fill("Newcomers get a better price.");
  await dialog.getByRole("button", { name: /^Submit \d+ changes?$/ }).click();
  await expect(dialog.getByRole("alert").first()).toContainText("Give the date from which they come.");
  await expectAccessible(page, "whom new prices reach");
  await expectNoSidewaysScroll(page, "whom new prices reach");
  await dialog.getByRole("button", { name: "Go on editing" }).click();
  await submitAtOnce(page, "New subscriptions only");
  await expect(page.getByRole("main")).toContainText("New subscriptions only; those from before keep their prices.");
}

async function expectInbox(page: Page, { name }: Plan, reaches: string): Promise<void> {
  await openPage(page, "/reviews");
  const row = page.getByRole("table", { name: "Requests that wait for a decision" }).getByRole("row").filter({ hasText: name });
  await expect(row).toContainText(reaches);
  await expectNoSidewaysScroll(page, "the reviews");
}

const versionsOf = (page: Page) => page.getByRole("tabpanel", { name: /^Versions/ });

async function expectBothLive(page: Page, { address, name }: Plan): Promise<void> {
  await openPage(page, address);
  const lane = page.getByRole("region", { name: "Versions over time" });
  await expect(lane.getByRole("listitem").filter({ hasText: /^v1 live/ })).toContainText("for subscriptions from before");
  await expect(lane.getByRole("listitem").filter({ hasText: /^v2 live/ })).toContainText("for subscriptions begun since");
  await page.getByRole("tab", { name: /^Versions/ }).click();
  await expect(versionsOf(page)).toContainText("Live for subscriptions from before");
  await expect(versionsOf(page)).not.toContainText("Superseded");
  await expectAccessible(page, "versions that share a plan");
  await expectNoSidewaysScroll(page, "versions that share a plan");
  await openPage(page, `/price-plans?q=${encodeURIComponent(name)}`);
  await expect(page.getByRole("table", { name: "Price plans" })).toContainText("v1 for subscriptions from before");
}

async function expectQuote(page: Page, price: string): Promise<void> {
  await desk.findCaller(page, { says: ELENI.slice(0, 6).toLowerCase(), name: ELENI });
  await desk.askForQuote(page, { film: FILM, price, because: new RegExp(`base ${price.replace(".", "\\.")}`) });
}

async function expectOnAccount(page: Page, { name }: Plan): Promise<void> {
  await desk.findAccount(page, ELENI);
  await expect(page.getByRole("main")).toContainText(`${name} of the group VIP, v1`);
}

/** Late enough that v1 has an hour behind it, in which it can have been wrong. */
function tomorrowEvening(): string {
  return `${dateIn(1)}T20:00`;
}

function dateIn(days: number): string {
  const at = new Date(Date.now() + days * 86_400_000);
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Nicosia", year: "numeric", month: "2-digit", day: "2-digit" }).format(at);
}

async function correctThePast(page: Page, { address }: Plan): Promise<void> {
  await openPage(page, address);
  await page.getByRole("tab", { name: /^Versions/ }).click();
  await versionsOf(page).getByRole("button", { name: "Correct the past… of v1" }).click();
  await expect(page).toHaveURL(new RegExp(`${address}/draft\\?corrects=1$`));
  await expect(page.getByRole("main")).toContainText("To correct the past of v1");
  await setBase(page, "7.00");
  await page.getByRole("button", { name: "Submit for review" }).click();
  const dialog = submission(page);
  await expect(dialog.getByRole("radio", { name: "Correction of the past" })).toBeChecked();
  await expect(dialog.getByLabel("Version that was wrong")).toHaveValue("1");
  await dialog.getByLabel("Wrong from").fill("2020-01-01T00:00");
  await dialog.getByLabel("Right again from").fill(`${dateIn(1)}T12:00`);
  await dialog.getByLabel("Why").fill("The base price was typed wrongly.");
  await dialog.getByRole("button", { name: "Submit the correction" }).click();
  await expect(dialog.getByRole("alert").first()).toContainText("Version 1 was live from");
  await expectAccessible(page, "the correction of the past");
  await expectNoSidewaysScroll(page, "the correction of the past");
  await dialog.getByLabel("Wrong from").fill(`${dateIn(1)}T08:00`);
  await dialog.getByRole("button", { name: "Submit the correction" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("main")).toContainText("To correct v1 from");
}

async function approveCorrection(page: Page, plan: Plan): Promise<void> {
  const { name } = plan;
  await expectInbox(page, plan, "The past of v1");
  await page.getByRole("table", { name: "Requests that wait for a decision" }).getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Correction of the past: ${name}`);
  await expect(page.getByRole("main")).toContainText("Nothing by itself. No charge changes until usage is re-rated.");
  await expect(page.getByRole("main")).toContainText("Against v1, which it corrects");
  await expect(page.getByRole("button", { name: /live now/ })).toHaveCount(0);
  await expectAccessible(page, "the review of a correction");
  await page.getByRole("button", { name: "Approve the correction" }).click();
  await expect(page.getByText("Approved and published")).toBeVisible();
}

async function expectCorrected(page: Page, { address }: Plan): Promise<void> {
  await openPage(page, address);
  await expect(page.getByRole("region", { name: "Versions over time" }).getByRole("listitem")).toHaveCount(2);
  await page.getByRole("tab", { name: /^Versions/ }).click();
  const corrections = versionsOf(page).getByRole("list", { name: "Corrections of v1" });
  await expect(corrections).toContainText("Version 3");
  await expect(corrections).toContainText("No charge changes until usage is re-rated.");
  await expectAccessible(page, "a version and its correction");
  await expectNoSidewaysScroll(page, "a version and its correction");
  await openPage(page, `${address}/versions/3/tariff`);
  await expect(page.getByRole("article")).toContainText("a correction of version 1");
}

async function putAway(page: Page, { name, address }: Plan): Promise<void> {
  await openPage(page, address);
  await page.getByRole("tab", { name: "Who pays" }).click();
  await page.getByRole("button", { name: "Take off VIP" }).click();
  const dialog = page.getByRole("dialog", { name: `Take VIP off ${name}` });
  await dialog.getByRole("button", { name: "Take off the plan: 1 group" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "Archive", exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Archive" }).click();
  await expect(page.getByRole("button", { name: `Restore ${name}` })).toBeVisible();
}
