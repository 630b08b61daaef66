import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";
import * as desk from "./journeys/ordering.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./support/appearance.ts";
import { setClock } from "./support/clock.ts";
import { openPage } from "./support/open-page.ts";

const FILM = "The Lord of the Rings 1";
const ELENI = "Eleni Georgiou";

/** What a run leaves behind stays archived, so each run has names of its own. */
const mark = () => Date.now().toString(36).toUpperCase();

test.afterEach(async ({ as }) => {
  const page = await as("hera");
  await openPage(page, "/");
  await setClock(page, "Real time");
});

test("a VIP keeps the price that was promised, and a plan is stopped by one and released by two", async ({ as }) => {
  // The story of a season, told by three people: on a slow machine it takes nearly two minutes.
  test.slow();
  const code = `PIN-${mark()}`;
  const plan = { code, name: `VIP prices ${code}`, address: `/price-plans/${code}` };
  const anna = await as("anna");
  const boris = await as("boris");
  const chloe = await as("chloe");
  await openPage(anna, "/");
  await setClock(anna, "20:00 today");
  await test.step("a plan of the VIPs, a tenth below the Global one", async () => {
    await makeCheaperCopy(anna, plan);
    await publish(anna, boris, plan.name);
    await putVipsOnIt(anna, plan);
  });
  const account = await accountOf(chloe, ELENI);
  try {
    await test.step("Anna keeps her on version 1", () => pin(anna, { ...plan, account }));
    await test.step("version 2 goes live, and she goes on paying by version 1", async () => {
      await cheaperAgain(anna, plan);
      await publish(anna, boris, plan.name);
      await expectQuote(chloe, "€9.00");
      await expect(chloe.getByRole("main")).toContainText(
        "Priced by version 1, which every subscription of this account keeps (pinned by Anna Petrou: Promised until the season ends).",
      );
    });
    await test.step("on the plan's page the other version is fetched when it is asked for", () => expectCalculated(anna, plan));
    await test.step("the plan says how many pay by which version, and what she pays by", () => expectUses(anna, { ...plan, account }));
    await test.step("the account says so, and why", () => expectOnAccount(chloe, plan));
    await test.step("the pin is ended, and she pays by version 2", async () => {
      await endPin(anna, { ...plan, account });
      await expectQuote(chloe, "€8.10");
    });
    await test.step("Anna stops the plan: at the till the film cannot be had, and it says why", async () => {
      await hold(anna, plan, "The night price is missing");
      await desk.findCaller(chloe, { says: "eleni", name: ELENI });
      await desk.expectNotAvailable(chloe, { [FILM]: /is on hold since .+: “The night price is missing”\. Ask Anna Petrou/ });
    });
    await test.step("Anna asks for the release, and Boris agrees among his reviews", async () => {
      await askForRelease(anna, plan, "The night price is back");
      await releaseAmongReviews(boris, plan);
      await expectQuote(chloe, "€8.10");
    });
  } finally {
    await test.step("the group is taken off it, and it is archived", () => putAway(anna, plan));
  }
});

test("a product is stopped where it stands, and the billing operator agrees to its release", async ({ as }) => {
  const code = `HELD-FILM-${mark()}`;
  const product = { code, name: `Held film ${code}`, address: `/products/${code}` };
  const anna = await as("anna");
  const fotini = await as("fotini");
  await openPage(anna, "/products/new");
  await anna.getByLabel("Name").fill(product.name);
  await anna.getByLabel("Code").fill(code);
  await anna.getByLabel("Product type").selectOption({ label: "PPV films" });
  await anna.getByLabel("Tax rate", { exact: true }).fill("10");
  await anna.getByRole("button", { name: "Save", exact: true }).click();
  await expect(anna.getByRole("heading", { level: 1 })).toHaveText(product.name);
  await hold(anna, product, "Wrong film delivered");

  await openPage(fotini, "/");
  await expect(fotini.getByRole("main").getByRole("link", { name: product.name })).toBeVisible();
  await askForRelease(anna, product, "Repaired by the provider");
  await openPage(fotini, product.address);
  const notice = fotini.getByRole("region", { name: `Hold on ${product.name}` });
  await expect(notice).toContainText("Anna Petrou has asked for its release");
  await fotini.getByRole("button", { name: `Keep on hold ${product.name}` }).click();
  await fotini.getByRole("alertdialog").getByRole("button", { name: "Keep on hold" }).click();
  await expect(notice).not.toContainText("has asked for its release");
  await notice.getByRole("button", { name: "Ask for release" }).click();
  const dialog = fotini.getByRole("dialog", { name: `Ask for the release of ${product.name}?` });
  await dialog.getByLabel("Why").fill("Checked with the provider");
  await dialog.getByRole("button", { name: "Ask for release" }).click();
  await expect(notice).toContainText("A second person agrees to it.");
  await expect(fotini.getByRole("button", { name: /^Release / })).toHaveCount(0);

  await openPage(anna, product.address);
  await anna.getByRole("button", { name: `Release ${product.name}` }).click();
  await anna.getByRole("alertdialog").getByRole("button", { name: "Release" }).click();
  await expect(anna.getByRole("region", { name: `Hold on ${product.name}` })).toHaveCount(0);
  await anna.getByRole("button", { name: "Archive" }).click();
  await anna.getByRole("alertdialog").getByRole("button", { name: "Archive" }).click();
  await expect(anna.getByText(`${product.name} is archived.`)).toBeVisible();
});

type Plan = { readonly code: string; readonly name: string; readonly address: string };
type Owned = Plan & { readonly account: string };

async function makeCheaperCopy(page: Page, { code, name, address }: Plan): Promise<void> {
  await openPage(page, "/price-plans/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Code", { exact: true }).fill(code);
  await page.getByRole("combobox", { name: "Plan to copy" }).click();
  await page.getByRole("option", { name: /^Global price plan/ }).click();
  await page.getByRole("button", { name: "Make the plan" }).click();
  await expect(page).toHaveURL(new RegExp(`${address}/draft$`));
  await tenthLess(page);
}

async function cheaperAgain(page: Page, { address }: Plan): Promise<void> {
  await openPage(page, address);
  await page.getByRole("button", { name: "Edit prices" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Draft of v2");
  await tenthLess(page);
}

async function tenthLess(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Change many prices" }).click();
  const dialog = page.getByRole("dialog", { name: "Change many prices" });
  await dialog.getByLabel("Change by").fill("-10");
  await dialog.getByRole("button", { name: /^Change \d/ }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("All changes saved")).toBeVisible();
}

/** From the open draft. */
async function publish(page: Page, approver: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Submit for review" }).click();
  const dialog = page.getByRole("dialog", { name: "Submit for review" });
  await dialog.getByRole("radio", { name: "When it is approved" }).check();
  await dialog.getByLabel("Why").fill("VIPs pay a tenth less.");
  await dialog.getByRole("button", { name: /^Submit \d+ changes?$/ }).click();
  await expect(dialog).toBeHidden();
  await openPage(approver, "/reviews");
  await approver.getByRole("table", { name: "Requests that wait for a decision" }).getByRole("link", { name }).click();
  await approver.getByRole("button", { name: "Approve: live at once" }).click();
  await expect(approver.getByText("Approved and published")).toBeVisible();
}

async function whoPays(page: Page, { address }: Plan): Promise<void> {
  await openPage(page, `${address}?tab=audience`);
  await expect(page.getByRole("tab", { name: "Who pays" })).toHaveAttribute("aria-selected", "true");
}

async function putVipsOnIt(page: Page, plan: Plan): Promise<void> {
  await whoPays(page, plan);
  await page.getByRole("button", { name: "Put groups on it…" }).click();
  const dialog = page.getByRole("dialog", { name: `Put groups on ${plan.name}` });
  await dialog.getByRole("checkbox", { name: /^VIP/ }).check();
  await dialog.getByRole("button", { name: "Put on the plan: 1 group" }).click();
  await expect(dialog).toBeHidden();
}

/** Her number, from her page. */
async function accountOf(page: Page, name: string): Promise<string> {
  await openPage(page, "/");
  return desk.findAccount(page, name);
}

async function pin(page: Page, plan: Owned): Promise<void> {
  await whoPays(page, plan);
  await expectAccessible(page, "who pays");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page, "who pays");
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole("button", { name: "Keep somebody on a version…" }).click();
  const dialog = page.getByRole("dialog", { name: `Keep somebody on a version of ${plan.name}` });
  await dialog.getByLabel("Account number").fill(plan.account);
  await expect(dialog.getByRole("list", { name: "What it changes" })).toContainText("v1 now, v1 then");
  await expectAccessible(page, "the preview of a pin");
  await dialog.getByRole("button", { name: "Keep v1" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Say why.");
  await dialog.getByLabel("Why").fill("Promised until the season ends");
  await dialog.getByRole("button", { name: "Keep v1" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("table", { name: `Pins of ${plan.name}` })).toContainText("Promised until the season ends");
}

async function expectCalculated(page: Page, { address }: Plan): Promise<void> {
  await openPage(page, address);
  const answer = page.getByRole("status", { name: "Price" });
  await expect(answer).toContainText("under version 2");
  const fetched = page.waitForResponse((response) => response.url().endsWith(`${address}/versions/1/document`));
  await page.getByRole("combobox", { name: "Version that prices it" }).click();
  await page.getByRole("option", { name: "Version 1, whenever it is" }).click();
  expect((await fetched).status()).toBe(200);
  await expect(answer).toContainText("under version 1");
}

async function expectUses(page: Page, plan: Owned): Promise<void> {
  await whoPays(page, plan);
  const uses = page.getByRole("list", { name: "Versions and who pays by them" });
  await expect(uses.getByRole("listitem").filter({ hasText: "Version 2" })).toContainText(/\d+ subscriptions? of \d+ accounts?/);
  await expect(uses.getByRole("listitem").filter({ hasText: "Version 1" })).toContainText("1 subscription by a pin");
  await page.getByLabel("Account or subscription number").fill(plan.account);
  await page.getByRole("button", { name: "Look" }).click();
  const prices = page.getByRole("list", { name: `Prices of ${plan.account}` });
  await expect(prices).toContainText("of the group VIP: v1, pinned until it is ended");
  await expect(prices).toContainText("else Global price plan");
}

async function expectOnAccount(page: Page, { name }: Plan): Promise<void> {
  await openPage(page, "/");
  await desk.findAccount(page, ELENI);
  const main = page.getByRole("main");
  await expect(main).toContainText(`Stays on ${name} v1 until that is ended`);
  await expect(main).toContainText("Promised until the season ends, Anna Petrou");
  await expect(main).toContainText("of the group VIP, v1, pinned until it is ended");
}

async function endPin(page: Page, plan: Owned): Promise<void> {
  await whoPays(page, plan);
  await page.getByRole("button", { name: `End v1 of ${plan.account}` }).click();
  const dialog = page.getByRole("dialog", { name: `End v1 of ${plan.account}` });
  await expect(dialog.getByRole("list", { name: "What it changes" })).toContainText("v1 now, v2 then");
  await dialog.getByRole("button", { name: "End it now" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Nobody keeps a version")).toBeVisible();
  await page.getByRole("combobox", { name: "Which pins" }).selectOption("Ended");
  await expect(page).toHaveURL(/pins=ended/);
  await expect(page.getByRole("table", { name: `Pins of ${plan.name}` })).toContainText("Ended");
}

async function expectQuote(page: Page, price: string): Promise<void> {
  await desk.findCaller(page, { says: "eleni", name: ELENI });
  await desk.askForQuote(page, { film: FILM, price, because: new RegExp(`base ${price.replace(".", "\\.")}`) });
}

async function hold(page: Page, { name, address }: Plan, reason: string): Promise<void> {
  await openPage(page, address);
  await page.getByRole("button", { name: `Hold ${name}` }).click();
  const dialog = page.getByRole("dialog", { name: `Put ${name} on hold?` });
  await dialog.getByRole("button", { name: "Put on hold" }).click();
  await expect(dialog).toContainText("Say why.");
  await dialog.getByLabel("Why").fill(reason);
  await expectAccessible(page, "putting on hold");
  await dialog.getByRole("button", { name: "Put on hold" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("region", { name: `Hold on ${name}` })).toContainText(reason);
  await expectAccessible(page, "what is on hold");
}

async function askForRelease(page: Page, { name, address }: Plan, reason: string): Promise<void> {
  await openPage(page, address);
  const notice = page.getByRole("region", { name: `Hold on ${name}` });
  await notice.getByRole("button", { name: "Ask for release" }).click();
  const dialog = page.getByRole("dialog", { name: `Ask for the release of ${name}?` });
  await dialog.getByLabel("Why").fill(reason);
  await dialog.getByRole("button", { name: "Ask for release" }).click();
  await expect(notice).toContainText("A second person agrees to it.");
  await expect(page.getByRole("button", { name: /^Release / })).toHaveCount(0);
}

async function releaseAmongReviews(page: Page, { name }: Plan): Promise<void> {
  await openPage(page, "/reviews");
  const releases = page.getByRole("list", { name: "Releases that wait for a second person" });
  await expect(releases).toContainText("The night price is back");
  await expectAccessible(page, "releases among the reviews");
  await releases.getByRole("button", { name: `Release ${name}` }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Release" }).click();
  await expect(page.getByText(`${name} is released.`)).toBeVisible();
}

async function putAway(page: Page, plan: Plan): Promise<void> {
  await whoPays(page, plan);
  await page.getByRole("button", { name: "Take off VIP" }).click();
  const dialog = page.getByRole("dialog", { name: `Take VIP off ${plan.name}` });
  await dialog.getByRole("button", { name: "Take off the plan: 1 group" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "Archive", exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Archive" }).click();
  await expect(page.getByRole("button", { name: `Restore ${plan.name}` })).toBeVisible();
}
