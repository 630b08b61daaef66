import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";
import { orderByDecoder } from "./journeys/ordering.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./support/appearance.ts";
import { interceptable } from "./support/interception.ts";
import { openPage } from "./support/open-page.ts";

/** Nobody else's journeys count what she owes. */
const MARIA = "A-10003";
const RUN = Date.now().toString(36);
const WORDS = `She was away that evening, ${RUN}`;

const section = (page: Page, name: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { level: 2, name, exact: true }) });
const history = (page: Page) => page.getByRole("list", { name: "History of this UDR, newest first" });

async function openFilm(page: Page): Promise<number> {
  const { udr } = await orderByDecoder(page.request, { account: MARIA, product: "LOTR1", quantity: "1" });
  await openPage(page, `/udrs/${udr}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`UDR ${udr}`);
  return udr;
}

async function choose(page: Page, action: string): Promise<void> {
  await page.getByRole("button", { name: "Actions" }).click();
  await page.getByRole("menuitem", { name: action }).click();
}

test("a charge is held for a dispute, seen by everybody, and ended where the page says that it is open", async ({ as }) => {
  test.slow();
  const page = await as("daphne");
  await openFilm(page);
  await choose(page, "Hold for dispute");
  const opening = page.getByRole("dialog", { name: "Hold for dispute" });
  await opening.getByRole("button", { name: "Hold for dispute" }).click();
  await expect(opening.getByText("Say what the customer disputes.")).toBeVisible();
  await expect(opening.getByText("Choose a reason.", { exact: true })).toBeVisible();
  await opening.getByLabel("Reason").selectOption({ label: "Goodwill after a complaint" });
  await opening.getByLabel("What the customer says").fill(WORDS);
  await opening.getByLabel("Ticket").fill(`T-${RUN}`);
  await expectAccessible(page, "holding for a dispute");
  await opening.getByLabel("Ticket").press("Control+Enter");
  await expect(opening).toBeHidden();
  await expect(page.getByRole("button", { name: "Actions" })).toBeFocused();
  await expect(page.getByText("Disputed", { exact: true })).toBeVisible();
  await expect(section(page, "Billing")).toContainText(WORDS);
  await expect(history(page)).toContainText("Held for dispute");
  await expectAccessible(page, "a disputed UDR");
  await expectNoSidewaysScroll(page, "a disputed UDR");

  await page.getByRole("button", { name: "Actions" }).click();
  await expect(page.getByRole("menuitem", { name: "Hold for dispute" })).toContainText("It is disputed already.");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toBeHidden();
  await page.keyboard.press("x");
  const cancelling = page.getByRole("dialog", { name: /^Cancel · UDR/ });
  const preview = page.getByRole("region", { name: "Preview" });
  await expect(cancelling.getByLabel(/End the dispute with this/)).toBeChecked();
  await cancelling.getByLabel(/End the dispute with this/).uncheck();
  await expect(cancelling.getByText("The dispute stays open")).toBeVisible();
  await expect(preview).toContainText("Entries that would post");
  await page.keyboard.press("Escape");
  await expect(cancelling).toBeHidden();

  await section(page, "Billing").getByRole("button", { name: "End the dispute" }).click();
  const ending = page.getByRole("dialog", { name: "End the dispute" });
  await ending.getByLabel("How it ended").selectOption({ label: "The charge stands" });
  await ending.getByLabel("In your words").fill("It was watched on the tablet.");
  await ending.getByRole("button", { name: "End the dispute" }).click();
  await expect(ending).toBeHidden();
  await expect(page.getByText("Disputed", { exact: true })).toBeHidden();
  await expect(history(page)).toContainText("The charge stands: It was watched on the tablet.");
});

test("who agrees before the preview is there is told so, and agrees once it is", async ({ as }) => {
  const page = await interceptable(await as("daphne"));
  await openFilm(page);
  const { promise: isRead, resolve: letGo } = Promise.withResolvers<void>();
  await page.route(/\/preview$/, async (route) => {
    await isRead;
    await route.continue();
  });
  await choose(page, "Cancel");
  const dialog = page.getByRole("dialog", { name: /^Cancel · UDR/ });
  await dialog.getByRole("combobox", { name: "Reason" }).click();
  await page.getByRole("option", { name: "Goodwill after a complaint" }).click();
  await page.keyboard.press("Control+Enter");
  await expect(dialog.getByRole("alert")).toContainText("This press submitted nothing.");
  await expectAccessible(page, "a press that came too early");

  letGo();
  await expect(dialog.getByRole("region", { name: "Preview" })).toContainText("Entries that would post");
  await page.keyboard.press("Control+Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/is now at revision 2\./).first()).toBeVisible();
});

test("what it would cost at another time, beside what it costs, and the explanation as stored", async ({ as }) => {
  test.slow();
  const page = await as("daphne");
  await openFilm(page);
  const why = section(page, "Why this price");
  await expect(why).toContainText(/published by \S/);
  await why.getByRole("button", { name: "What would it cost under …" }).click();
  const asked = page.getByRole("region", { name: "What would it cost", exact: true });
  await expect(asked).toContainText("Choose another version or another time.");
  const used = asked.getByLabel("Used from");
  const [day, time] = (await used.inputValue()).split("T");
  // Another time than its own, which is the minute of this run.
  await used.fill(`${day}T${time?.startsWith("02:14") ? "02:15" : "02:14"}`);
  await expect(asked.getByRole("heading", { name: /^Under / })).toBeVisible();
  await expect(asked).toContainText(/It would cost/);
  const answered = page.waitForResponse(/\/what-if\?plan=/);
  await asked.getByLabel("Under", { exact: true }).selectOption({ index: 1 });
  await answered;
  await expect(asked.locator("[aria-busy]")).toHaveAttribute("aria-busy", "false");
  await expect(asked.getByRole("heading", { name: /^Under / })).toBeVisible();
  await expectAccessible(page, "what would it cost");
  await expectNoSidewaysScroll(page, "what would it cost");
  await why.getByRole("button", { name: "As stored, in JSON" }).click();
  await expect(page.getByRole("region", { name: "The explanation in JSON" })).toContainText("ratewright/explanation@2");
  await expectAccessible(page, "the stored explanation");
});

test("its sections are links and keys, and each revision says what it posted", async ({ as }) => {
  const page = await as("daphne");
  const udr = await openFilm(page);
  const sections = page.getByRole("navigation", { name: "Sections of this page" });
  await expect(sections.getByRole("link")).toHaveText([
    ...["Main information", "Usage", "Metadata", "Billing", "Why this price", "Rated billing items", "History", "Notes", "Provisioning"],
    "Audit log",
  ]);
  await page.keyboard.press("h");
  await expect(page.locator("#history")).toBeFocused();
  await page.keyboard.press("e");
  await expect(page.locator("#why")).toBeFocused();
  await sections.getByRole("link", { name: "Audit log" }).click();
  await expect(page).toHaveURL(new RegExp(`/udrs/${udr}#audit$`));
  await expect(page.getByRole("list", { name: "Posted by revision 1" }).getByRole("link", { name: /^RBI \d+$/ })).toBeVisible();

  const george = await as("george");
  await openPage(george, `/udrs/${udr}`);
  await expect(section(george, "Audit log").getByRole("link", { name: "In the audit trail" })).toHaveAttribute(
    "href",
    `/audit?entity=udr&entityId=${udr}`,
  );
  await george.getByRole("button", { name: "Actions" }).click();
  await expect(george.getByRole("menuitem", { name: "Hold for dispute" })).toHaveAttribute("aria-disabled", "true");
});
