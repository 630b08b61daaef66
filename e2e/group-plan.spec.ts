import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";
import * as desk from "./journeys/ordering.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./support/appearance.ts";
import { setClock } from "./support/clock.ts";
import { basePrice, nightPrice } from "./support/draft.ts";
import { openPage } from "./support/open-page.ts";

const FILM = "The Lord of the Rings 1";

/** Told twice on one database, it is another plan: what is archived keeps its code and its name. */
function newPlan() {
  const mark = Date.now().toString(36).toUpperCase();
  return { code: `VIP-${mark}`, name: `VIP prices ${mark}`, address: `/price-plans/VIP-${mark}` };
}

type Plan = ReturnType<typeof newPlan>;

test.afterEach(async ({ as }) => {
  const page = await as("hera");
  await openPage(page, "/");
  await setClock(page, "Real time");
});

test("VIPs pay a tenth less: a plan is copied, changed, approved, given to the group, and named at the till", async ({ as }) => {
  const plan = newPlan();
  const anna = await as("anna");
  await openPage(anna, "/");
  await setClock(anna, "20:00 today");
  await test.step("Anna copies the Global plan and takes a tenth off all prices", () => makeCheaperCopy(anna, plan));
  await test.step("nobody can be put on it before it is published", () => expectNobodyYet(anna, plan));
  await test.step("Boris approves it", async () => approve(await as("boris"), plan));
  try {
    await test.step("Anna puts the VIP group on it", () => putVipsOnIt(anna, plan));
    const chloe = await as("chloe");
    await test.step("at the till a VIP pays by it, and it is named", () => expectQuote(chloe, ELENI, { price: "€9.00", plan: plan.name }));
    await test.step("a standard customer pays by the Global plan", () =>
      expectQuote(chloe, MARIA, { price: "€10.00", plan: "Global price plan" }));
    await test.step("the account says which plan decides, and why", () => expectOnAccount(chloe, plan));
  } finally {
    await test.step("the group is taken off it, and it is archived", () => putAway(anna, plan));
  }
});

const ELENI = "Eleni Georgiou";
const MARIA = "Maria Ioannou";

async function makeCheaperCopy(page: Page, { code, name, address }: Plan): Promise<void> {
  await openPage(page, "/price-plans/new");
  await page.getByRole("button", { name: "Make the plan" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Give it a name.");
  await expectAccessible(page, "the form of a new plan");
  await expectNoSidewaysScroll(page, "the form of a new plan");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Code", { exact: true }).fill(code);
  await expect(page.getByRole("radio", { name: /^An account group/ })).toBeChecked();
  await expect(page.getByRole("radio", { name: /^A copy of a live plan/ })).toBeChecked();
  await page.getByRole("combobox", { name: "Plan to copy" }).click();
  await page.getByRole("option", { name: /^Global price plan/ }).click();
  await page.getByRole("button", { name: "Make the plan" }).click();
  await expect(page).toHaveURL(new RegExp(`${address}/draft$`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Draft of v1");

  await page.getByRole("button", { name: "Change many prices" }).click();
  const dialog = page.getByRole("dialog", { name: "Change many prices" });
  await dialog.getByLabel("Change by").fill("-10");
  await dialog.getByRole("button", { name: /^Change \d/ }).click();
  await expect(dialog).toBeHidden();
  await expect(basePrice(page)).toHaveValue(/^9(\.00?)?$/);
  await expect(nightPrice(page)).toHaveValue(/^4\.50?$/);
  await expect(page.getByText("All changes saved")).toBeVisible();
}

async function expectNobodyYet(page: Page, { address }: Plan): Promise<void> {
  await page.getByRole("button", { name: "Submit for review" }).click();
  const dialog = page.getByRole("dialog", { name: "Submit for review" });
  await dialog.getByRole("radio", { name: "When it is approved" }).check();
  await dialog.getByLabel("Why").fill("VIPs pay a tenth less.");
  await dialog.getByRole("button", { name: /^Submit \d+ changes?$/ }).click();
  await expect(dialog).toBeHidden();
  await openPage(page, address);
  await page.getByRole("tab", { name: "Who pays" }).click();
  await expect(page.getByRole("main")).toContainText("No version has been published, so nobody can be put on it yet.");
  await expect(page.getByRole("button", { name: "Put groups on it…" })).toBeDisabled();
}

async function approve(page: Page, { name }: Plan): Promise<void> {
  await openPage(page, "/reviews");
  await page.getByRole("table", { name: "Requests that wait for a decision" }).getByRole("link", { name }).click();
  const changes = page.getByRole("table", { name: "Prices before and after" });
  await expect(changes).toContainText("PPV films");
  await expect(changes).toContainText("€9.00");
  await page.getByRole("button", { name: "Approve: live at once" }).click();
  await expect(page.getByText("Approved and published")).toBeVisible();
}

async function putVipsOnIt(page: Page, { name, address }: Plan): Promise<void> {
  await openPage(page, address);
  await page.getByRole("tab", { name: "Who pays" }).click();
  await page.getByRole("button", { name: "Put groups on it…" }).click();
  const dialog = page.getByRole("dialog", { name: `Put groups on ${name}` });
  await dialog.getByRole("checkbox", { name: /^VIP/ }).check();
  await expect(dialog.getByRole("list", { name: "Groups that change" })).toContainText(/VIP, \d+ accounts?/);
  await expect(dialog).toContainText("They will pay by version 1.");
  await expectAccessible(page, "the preview of a plan's audience");
  await dialog.getByRole("button", { name: "Put on the plan: 1 group" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Take off VIP" })).toBeVisible();
}

type Quoted = { readonly price: string; readonly plan: string };

async function expectQuote(page: Page, name: string, { price, plan }: Quoted): Promise<void> {
  await desk.findCaller(page, { says: name.slice(0, 6).toLowerCase(), name });
  await desk.askForQuote(page, { film: FILM, price, because: new RegExp(`base ${price.replace(".", "\\.")}`) });
  await page.getByText("All of the explanation").click();
  await expect(page.getByRole("main")).toContainText(plan);
}

async function expectOnAccount(page: Page, { name }: Plan): Promise<void> {
  await desk.findAccount(page, ELENI);
  await expect(page.getByRole("main")).toContainText(`${name} of the group VIP, v1`);
  await expect(page.getByRole("main")).toContainText("else Global price plan for everybody in EUR");
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

test("the calendar turns its months by keyboard, and is a list where the screen is narrow", async ({ as }) => {
  const page = await as("anna");
  await openPage(page, "/price-plans/calendar");
  const next = page.getByRole("navigation", { name: "Months" }).getByRole("link").last();
  await next.press("Enter");
  await expect(page).toHaveURL(/month=\d{4}-\d{2}$/);
  await page.getByRole("link", { name: "This month" }).press("Enter");
  await expect(page).toHaveURL(/\/price-plans\/calendar$/);
  await expectAccessible(page, "the calendar");
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole("table")).toHaveCount(0);
  await expectNoSidewaysScroll(page, "the calendar");
});
