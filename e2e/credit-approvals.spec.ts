import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";
import { beginCorrection, type Chain, correct, expectChain } from "./journeys/care.ts";
import { orderByDecoder } from "./journeys/ordering.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./support/appearance.ts";
import { interceptable } from "./support/interception.ts";
import { openPage } from "./support/open-page.ts";

/** Each order of theirs is billed at once. */
const HOTEL = "A-10005";
const RUN = Date.now().toString(36);
const BECAUSE = { reason: "Goodwill after a complaint" } as const;
const WORDS = `The stream stopped in every room, ${RUN}`;

const dialog = (page: Page) => page.getByRole("dialog", { name: /· UDR \d+$/ });
const preview = (page: Page) => page.getByRole("region", { name: "Preview" });
const notice = (page: Page, text: string | RegExp) => page.getByRole("main").getByText(text);

type Dear = { readonly udr: string; readonly gross: string; readonly chain: Chain };

/** One film by decoder, billed at once, which a care lead adjusts to as many as are above an agent's limit of €50.00 for one action. */
async function dearFilm(emil: Page): Promise<Dear> {
  const order = await orderByDecoder(emil.request, { account: HOTEL, product: "SERENDIPITY", quantity: "1" });
  const count = Math.ceil(51 / Number(order.gross));
  const [one, gross] = [`€${order.gross}`, `€${(count * Number(order.gross)).toFixed(2)}`];
  const udr = String(order.udr);
  await openUdr(emil, udr);
  await correct(emil, {
    ...BECAUSE,
    action: "Adjust",
    fill: async (page) => dialog(page).getByLabel("Usage amount").fill(String(count)),
    entries: [
      ["Reversal", `−${one}`],
      ["New charge", `+${gross}`],
    ],
    net: "+€",
    submit: /^Create −/,
  });
  const chain = [
    ["Charge", one, "Billed"],
    ["Reversal", `−${one}`, "Billed"],
    ["Charge", gross, "Billed"],
  ] as const;
  return { udr, gross, chain };
}

/** What is left costs nothing, and takes nothing of what the hotel may use in a day. */
async function cancel(emil: Page, { udr, gross }: Pick<Dear, "udr" | "gross">): Promise<void> {
  await openUdr(emil, udr);
  await correct(emil, {
    ...BECAUSE,
    action: "Cancel",
    entries: [["Reversal", `−${gross}`]],
    net: `−${gross}`,
    submit: `Create −${gross}`,
  });
}

async function openUdr(page: Page, udr: string): Promise<void> {
  await openPage(page, `/udrs/${udr}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`UDR ${udr}`);
}

/** By keyboard: Enter without a reason, a digit for the reason, Ctrl+Enter without words, and with them. */
async function askByKeyboard(page: Page, credit: string): Promise<void> {
  await page.keyboard.press("x");
  await expect(dialog(page)).toBeVisible();
  const submit = dialog(page).getByRole("button", { name: `Ask for approval of ${credit}` });
  await expect(submit).toBeEnabled();
  await expect(preview(page)).toContainText("Above your limit");
  await expect(page.getByLabel("Reason")).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expect(dialog(page).getByText("Choose a reason.", { exact: true })).toBeVisible();
  await page.keyboard.press("1");
  await expect(dialog(page).getByText("Choose a reason.", { exact: true })).toBeHidden();
  await expect(submit).toBeEnabled();
  await page.keyboard.press("Control+Enter");
  await expect(dialog(page).getByText("Say why. Who approves it reads this.", { exact: true })).toBeVisible();
  await expect(page.getByLabel("In your words")).toBeFocused();
  await page.keyboard.type(`${WORDS} 1`);
  await expect(page.getByLabel("In your words")).toHaveValue(`${WORDS} 1`);
  await expectAccessible(page, "a credit above the limit");
  await page.keyboard.press("Control+Enter");
  await expect(dialog(page)).toBeHidden();
}

test("a credit above an agent's limit is asked for, approved by a second person, and reversed", async ({ as }) => {
  test.slow();
  const emil = await as("emil");
  const { udr, gross, chain } = await dearFilm(emil);
  const daphne = await as("daphne");
  await openUdr(daphne, udr);
  await askByKeyboard(daphne, `−${gross}`);
  await expect(daphne.getByText("Nothing changes until they approve the credit.").first()).toBeVisible();
  await expect(notice(daphne, "A second person is asked.")).toBeVisible();
  await expectChain(daphne, chain, gross);

  await openPage(emil, "/");
  const waiting = emil.getByRole("list", { name: "Reviews, the longest waiting first" }).getByRole("listitem").filter({ hasText: WORDS });
  await expect(waiting).toContainText("Awaits you");
  await openPage(emil, "/reviews");
  const row = emil.getByRole("table", { name: "Credits that wait for a decision" }).getByRole("row").filter({ hasText: WORDS });
  await expect(row).toContainText(`−${gross}`);
  await expectAccessible(emil, "the inbox of credits");
  await row.getByRole("link").first().click();
  await expect(emil.getByRole("heading", { level: 1 })).toHaveText("Credit above the limit: Cancel");
  await expect(emil.getByRole("table", { name: "Entries that would post" }).locator("tbody tr")).toContainText([`−${gross}`]);
  await expectAccessible(emil, "a credit to decide");
  await expectNoSidewaysScroll(emil);
  await emil.getByRole("button", { name: "Reject", exact: true }).click();
  await expect(emil.getByText("Say why not.", { exact: true })).toBeVisible();
  await emil.getByLabel("In your words").fill("Agreed with the hotel");
  await emil.getByRole("button", { name: `Approve −${gross}` }).click();
  await expect(emil.getByText("Approved, and the UDR is corrected").first()).toBeVisible();
  await expect(emil.getByRole("main")).toContainText("Decided by");

  await openUdr(daphne, udr);
  await expectChain(daphne, [...chain, ["Reversal", `−${gross}`, "Not billed"]], "€0.00");
  const history = daphne.getByRole("list", { name: "History of this UDR, newest first" }).getByRole("listitem").first();
  await expect(history).toContainText("Daphne Loizou");
  await expect(history).toContainText("approved by Emil Hadjis");
  await openPage(daphne, "/");
  const asked = daphne.getByRole("list", { name: "Your requests" }).getByRole("listitem").filter({ hasText: "Agreed with the hotel" });
  await expect(asked.first()).toContainText("Approved");

  let successor = "";
  await test.step("the cancellation is reversed: another UDR takes its place", async () => {
    await openUdr(daphne, udr);
    await beginCorrection(daphne, "Reverse this");
    await expect(preview(daphne)).toContainText("a new UDR with the same facts takes its place");
    await expectAccessible(daphne, "a reversal");
    await daphne.keyboard.press("2");
    await dialog(daphne)
      .getByRole("button", { name: `Create +${gross}` })
      .click();
    await expect(daphne).not.toHaveURL(new RegExp(`/udrs/${udr}$`));
    successor = new URL(daphne.url()).pathname.replace("/udrs/", "");
    await expect(daphne.getByRole("heading", { level: 1 })).toHaveText(`UDR ${successor}`);
    await expectChain(daphne, [["Charge", gross, "Billed"]], gross);
    await daphne
      .getByRole("main")
      .getByRole("link", { name: `UDR ${udr}`, exact: true })
      .click();
    await expect(daphne.getByRole("heading", { level: 1 })).toHaveText(`UDR ${udr}`);
    await expect(notice(daphne, "Its cancellation was reversed.")).toBeVisible();
    await daphne.getByRole("button", { name: "Actions" }).click();
    await expect(daphne.getByRole("menuitem", { name: /Reverse this/ })).toContainText("took its place");
  });
  await cancel(emil, { udr: successor, gross });
});

test("a request is withdrawn by who asked, and rejected by who decides", async ({ as, faults }) => {
  test.slow();
  const emil = await interceptable(await as("emil"));
  const daphne = await as("daphne");
  const first = await dearFilm(emil);
  await openUdr(daphne, first.udr);
  await askByKeyboard(daphne, `−${first.gross}`);
  await daphne
    .getByRole("main")
    .getByRole("link", { name: /^Request \d+$/ })
    .first()
    .click();
  await expect(daphne.getByText("You asked for this. A second person must decide.")).toBeVisible();
  await daphne.getByRole("button", { name: "Withdraw the request" }).click();
  await expect(daphne.getByRole("main")).toContainText("Withdrawn by");

  await test.step("what is asked about a UDR that changes then is told apart, to who decides and to who asked", async () => {
    await openUdr(daphne, first.udr);
    await askByKeyboard(daphne, `−${first.gross}`);
    await cancel(emil, first);
    await openPage(emil, "/reviews");
    const past = emil.getByRole("table", { name: "Credits that cannot be approved any more" }).getByRole("row");
    const row = past.filter({ hasText: `UDR ${first.udr}` });
    await expect(row).toContainText("The UDR was changed since");
    await expectAccessible(emil, "an inbox with what cannot be approved");
    await openPage(daphne, "/");
    const asked = daphne.getByRole("list", { name: "Your requests" }).getByRole("listitem").filter({ hasText: "UDR was changed" });
    await expect(asked.first()).toContainText("Withdraw it; if it still holds, ask again.");
    await row.getByRole("link").first().click();
    await expect(emil.getByText(/Reject this, or have it asked for anew\./)).toBeVisible();
    await expect(emil.getByRole("button", { name: /^Approve/ })).toHaveCount(0);
    const address = new URL(emil.url()).pathname;
    await openPage(daphne, address);
    await expect(daphne.getByRole("main")).toContainText(`Ask for it anew on UDR ${first.udr}, which takes its place, or withdraw it.`);
    await expect(daphne.getByText("A second person must decide.")).toHaveCount(0);
    await daphne.getByRole("button", { name: "Withdraw the request" }).click();
    await expect(daphne.getByRole("main")).toContainText("Withdrawn by");
  });
  const second = await dearFilm(emil);
  await openUdr(daphne, second.udr);
  await askByKeyboard(daphne, `−${second.gross}`);
  const address = await daphne
    .getByRole("main")
    .getByRole("link", { name: /^Request \d+$/ })
    .first()
    .getAttribute("href");
  await openPage(emil, address ?? "");
  await test.step("a connection that breaks takes nothing of what was typed", async () => {
    faults.expectFault(/ERR_FAILED/);
    await emil.getByLabel("In your words").fill(`Half of it is enough, ${RUN}`);
    await emil.route("**/reviews/*", (route) => (route.request().method() === "POST" ? route.abort() : route.fallback()));
    await emil.getByRole("button", { name: "Reject", exact: true }).click();
    await expect(emil.getByRole("alert").filter({ hasText: "No answer came" })).toBeVisible();
    await expect(emil.getByLabel("In your words")).toHaveValue(`Half of it is enough, ${RUN}`);
    await emil.unroute("**/reviews/*");
  });
  await emil.getByRole("button", { name: "Reject", exact: true }).click();
  await expect(emil.getByRole("main")).toContainText("Rejected");
  await openPage(daphne, "/");
  const asked = daphne
    .getByRole("list", { name: "Your requests" })
    .getByRole("listitem")
    .filter({ hasText: `Half of it is enough, ${RUN}` });
  await expect(asked).toContainText("Rejected");
  await openUdr(daphne, second.udr);
  await expectChain(daphne, second.chain, second.gross);
  await cancel(emil, second);
});

test("an Adjust and a directive are reversed, the last of them from the message that it is done", async ({ as }) => {
  const emil = await as("emil");
  const order = await orderByDecoder(emil.request, { account: HOTEL, product: "SERENDIPITY", quantity: "2" });
  const [udr, gross] = [String(order.udr), `€${order.gross}`];
  await openUdr(emil, udr);
  const takenBack = { entries: [["Reversal", `−${gross}`]] as const, net: `−${gross}`, submit: `Create −${gross}` };
  await correct(emil, { ...BECAUSE, ...takenBack, action: "Set As Not To Be Billed" });
  await emil.getByRole("button", { name: "Reverse this", exact: true }).first().click();
  await expect(dialog(emil)).toBeVisible();
  await expect(dialog(emil)).toContainText("Takes back revision 2: Set As Not To Be Billed by Emil Hadjis");
  await expect(preview(emil).getByRole("row", { name: /^Net/ })).toContainText(`+${gross}`);
  await emil.getByLabel("Reason").press("1");
  await expect(dialog(emil).getByRole("button", { name: `Create +${gross}` })).toBeEnabled();
  await emil.keyboard.press("Control+Enter");
  await expect(dialog(emil)).toBeHidden();
  await expect(emil.getByText("is now at revision 3.").first()).toBeVisible();
  await expect(emil.getByRole("list", { name: "History of this UDR, newest first" })).toContainText("revision 3");

  await correct(emil, {
    ...BECAUSE,
    action: "Adjust",
    fill: async (page) => dialog(page).getByLabel("Usage amount").fill("1"),
    entries: [
      ["Reversal", `−${gross}`],
      ["New charge", "+€"],
    ],
    net: "−€",
    submit: /^Create −/,
  });
  await openUdr(emil, udr);
  await emil.keyboard.press("u");
  await expect(dialog(emil)).toContainText("Takes back revision 4: Adjust by Emil Hadjis");
  await expect(preview(emil).getByRole("row", { name: /^Net/ })).toContainText("+€");
  await dialog(emil).getByLabel("Reason").press("1");
  await expect(dialog(emil).getByRole("button", { name: /^Create −/ })).toBeEnabled();
  await emil.keyboard.press("Control+Enter");
  await expect(dialog(emil)).toBeHidden();
  await expect(emil.getByText("is now at revision 5.").first()).toBeVisible();
  await expect(emil.getByText("Together", { exact: true }).locator("..")).toContainText(gross);
  await cancel(emil, { udr, gross });
});
