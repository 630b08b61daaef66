import { expect, type Page } from "@playwright/test";
import { test } from "../fixtures.ts";
import { setClock } from "../support/clock.ts";
import { openPage } from "../support/open-page.ts";
import type { PersonName } from "../support/sign-in.ts";
import { expectBill, expectNothingToBill, runBilling } from "./billing.ts";
import { correct, expectAboveLimit, expectChain, moveToNight, openUdr } from "./care.ts";
import * as desk from "./ordering.ts";
import * as pricing from "./pricing.ts";

const FILM = "The Lord of the Rings 1";
const BY_DAY = { film: FILM, price: "€10.00", because: /base €10\.00/ } as const;
const BY_NIGHT = { film: FILM, price: "€5.00", because: /PPV off-peak, because 02:1\d(:\d\d)? on .* is in/ } as const;

const MINUTES = 60_000;

type As = (name: PersonName) => Promise<Page>;

/** What a part of the story leaves behind for the next. */
type Usage = { readonly account: string; readonly night: string; readonly day: string; readonly decoder: string };

/** Far enough ahead that the story happens at the prices in force. Told twice on one database, it asks for another minute. */
function goesLive() {
  const local = (days: number) => new Date(Date.now() + days * 24 * 60 * MINUTES).toISOString();
  return {
    at: local(60).slice(0, 16),
    after: `${local(62).slice(0, 10)}T20:00`,
    why: `New film prices, asked for ${local(0).slice(0, 19)}`,
  };
}

/**
 * The main job on the demo's own company, told once from offer to bill: films cost €5.00 from 00:01 to 06:59 and €10.00
 * otherwise. It is one story, since each part works on what the part before has left behind.
 */
test("one film order goes from offer to bill", async ({ as }) => {
  test.setTimeout(10 * MINUTES);
  const change = goesLive();
  const agent = await as("chloe");
  await test.step("a pricing manager changes both prices, and a second person approves them", () => changePrices(as, change));
  const usage = await test.step("a call-centre agent orders at night and by day, a decoder the third", () => orderThree(agent));
  const prepaid = await test.step("a prepaid customer pays from the wallet, and tops it up in the flow", () => orderPrepaid(agent));
  await test.step("the bill that the third order set off", async () => expectBill(await as("fotini"), usage.bill));
  await test.step("a care agent reads why, and puts it right", async () => correctUsage(await as("daphne"), usage));
  await test.step("directives, each billed at once, as the table of numbers has them", async () => walkDirectives(await as("daphne")));
  await test.step("a correction of prepaid usage moves the wallet at once", async () => correctPrepaid(await as("daphne"), prepaid));
  await test.step("a billing operator bills what waits, once", async () => billWhatWaits(await as("fotini"), usage.account));
  await test.step("at the chosen instant the new prices hold", () => switchPrices(as, change));
});

test.afterEach(async ({ as }) => {
  const page = await as("hera");
  await openPage(page, "/");
  await setClock(page, "Real time");
});

type Change = ReturnType<typeof goesLive>;

async function changePrices(as: As, { at, why }: Change): Promise<void> {
  const manager = await as("anna");
  await pricing.readTheOffer(manager);
  await pricing.changeBothPrices(manager, { base: "12.00", night: "6.00" });
  await pricing.submitAndFindNoApproval(manager, { liveFrom: at, why });
  await pricing.approve(await as("boris"));
  await pricing.expectScheduled(manager);
}

async function orderThree(
  page: Page,
): Promise<Usage & { readonly bill: { readonly number: string; readonly name: string; readonly total: string } }> {
  await openPage(page, "/");
  await setClock(page, "02:14 tonight");
  const account = await desk.findAccount(page, "Eleni Georgiou");
  await desk.beginOrder(page);
  await desk.expectServices(page, { price: "€5.00" });
  await desk.expectNotAvailable(page, {
    "Metropolis (restored)": /is not valid at that time/,
    "The Second Sun": /is not valid at that time/,
    "Derby night, live": /is not effective/,
    "Short film gala": /is not valid at that time|has a rate for/,
  });
  await desk.askForQuote(page, BY_NIGHT);
  const night = await desk.order(page, {
    button: "Order for €5.00 on the next bill",
    film: FILM,
    receipt: ["€5.00", "On the next bill", "Provisioned"],
  });

  await setClock(page, "20:00 today");
  await desk.askForQuote(page, BY_DAY);
  await expect(page.getByRole("main")).toContainText("Goes on the next bill, where 2 UDRs of €15.00 then wait.");
  const day = await desk.order(page, { button: "Order for €10.00 on the next bill", film: FILM, receipt: ["€10.00", "On the next bill"] });

  const decoder = await desk.orderByDecoder(page.request, { account, product: "LOTR1" });
  expect(decoder).toMatchObject({ gross: "10.00", walletBalance: null });
  expect(decoder.source).toMatch(/^decoder$/i);
  expect(decoder.explanation).toContain("€10.00 = 1 ");
  return {
    account,
    night,
    day,
    decoder: String(decoder.udr),
    bill: { number: decoder.bill ?? "none", name: "Eleni Georgiou", total: "€25.00" },
  };
}

async function orderPrepaid(page: Page): Promise<{ readonly account: string; readonly udr: string }> {
  const nikos = { says: "+35799000102", name: "Nikos Christodoulou" };
  const petros = { says: "Petros", name: "Petros Antoniou" };
  await desk.findCaller(page, petros);
  await desk.expectNotAvailable(page, { [FILM]: /asks for .*PPV service.*this subscription has/ });

  await desk.findCaller(page, nikos);
  await desk.askForQuote(page, BY_DAY);
  await expect(page.getByRole("main")).toContainText("From the wallet: €12.00 → €2.00.");
  const udr = await desk.order(page, { button: "Order and charge €10.00", film: FILM, receipt: ["Charged, €2.00 left"] });
  const customer = page.getByRole("region", { name: "Customer" });
  await expect(customer).toContainText("€2.00");
  const account = (await customer.getByRole("link", { name: nikos.name }).getAttribute("href"))?.replace("/accounts/", "") ?? "";

  await setClock(page, "02:14 tonight");
  const refusal = await desk.refusedToDecoder(page.request, { account, product: "LOTR1" });
  expect(refusal.code).toBe("WALLET_INSUFFICIENT_FUNDS");
  expect(refusal.title).toContain("3.00");
  await desk.askForQuote(page, BY_NIGHT);
  await expect(page.getByRole("main")).toContainText("The wallet holds €2.00 and lacks €3.00.");
  await desk.topUp(page, { amount: "3.00" });
  await desk.order(page, { button: "Order and charge €5.00", film: FILM, receipt: ["€5.00", "Charged, €0.00 left"] });
  return { account, udr };
}

async function correctUsage(page: Page, { account, day, night }: Usage): Promise<void> {
  await openUdr(page, { account, udr: day });
  await expect(page.getByRole("main")).toContainText("Why this price");
  await expect(page.getByRole("main")).toContainText("€10.00 = 1 ");
  await expect(page.getByRole("main")).toContainText(/Not used: level 1 €5\.00.* \(time model PPV off-peak: 20:0\d(:\d\d)? is outside/);
  await correct(page, {
    action: "Adjust",
    reason: "Recorded wrongly",
    fill: moveToNight,
    entries: [
      ["Reversal", "−€10.00"],
      ["New charge", "+€5.00"],
    ],
    net: "−€5.00",
    submit: "Create −€10.00 and +€5.00",
  });
  await expectChain(
    page,
    [
      ["Charge", "€10.00", "Billed"],
      ["Reversal", "−€10.00", "Not billed"],
      ["Charge", "€5.00", "Not billed"],
    ],
    "€5.00",
  );
  await expect(page.getByRole("main")).toContainText("€5.00 = 1 ");

  await openUdr(page, { account, udr: night });
  await correct(page, {
    action: "Cancel",
    reason: "Was never delivered",
    entries: [["Reversal", "−€5.00"]],
    net: "−€5.00",
    submit: "Create −€5.00",
  });
  await expectChain(
    page,
    [
      ["Charge", "€5.00", "Billed"],
      ["Reversal", "−€5.00", "Not billed"],
    ],
    "€0.00",
  );
  await page.getByRole("button", { name: "Actions" }).click();
  await expect(page.getByRole("menuitem", { name: /^Cancel/ })).toHaveAttribute("aria-disabled", "true");
  await expect(page.getByRole("menuitem", { name: /^Cancel/ })).toContainText("cancelled");
  await page.keyboard.press("Escape");
}

/** A customer who is billed with every order: so each step of the table finds the one before it billed. */
async function walkDirectives(page: Page): Promise<void> {
  await openPage(page, "/");
  const account = await desk.findAccount(page, "Kourion Hotels Ltd");
  const { udr } = await desk.orderByDecoder(page.request, { account, product: "SERENDIPITY", quantity: "2" });
  await openUdr(page, { account, udr: String(udr) });
  const billed = ["Charge", "€10.00", "Billed"] as const;
  const takenBack = ["Reversal", "−€10.00", "Billed"] as const;
  const credited = ["Credit", "−€10.00", "Billed"] as const;
  await expectChain(page, [billed], "€10.00");

  const because = { reason: "Customer disputes the charge" };
  const reversal = ["Reversal", "−€10.00"] as const;
  await correct(page, { ...because, action: "Set As Not To Be Billed", entries: [reversal], net: "−€10.00", submit: "Create −€10.00" });
  // Only what is rated anew can reach a threshold: a mere reversal waits for the next bill.
  await expectChain(page, [billed, ["Reversal", "−€10.00", "Not billed"]], "€0.00");
  await correct(page, {
    ...because,
    action: "Set As Billable",
    entries: [["New charge", "+€10.00"]],
    net: "+€10.00",
    submit: "Create +€10.00",
  });
  await expectChain(page, [billed, takenBack, billed], "€10.00");
  const twice = { entries: [reversal, ["New credit", "−€10.00"]], net: "−€20.00", submit: "Create −€10.00 and −€10.00" } as const;
  await correct(page, { ...because, ...twice, action: "Set As Creditable" });
  await expectChain(page, [billed, takenBack, billed, takenBack, credited], "−€10.00");
  const undone = [["Reversal", "+€10.00"]] as const;
  await correct(page, { ...because, action: "Cancel", entries: undone, net: "+€10.00", submit: "Create +€10.00" });
  await expectChain(page, [billed, takenBack, billed, takenBack, credited, ["Reversal", "€10.00", "Not billed"]], "€0.00");

  const large = await desk.orderByDecoder(page.request, { account, product: "SERENDIPITY", quantity: "12" });
  expect(large.gross).toBe("60.00");
  await openUdr(page, { account, udr: String(large.udr) });
  await expectAboveLimit(page, "Cancel");
}

async function correctPrepaid(page: Page, { account, udr }: { readonly account: string; readonly udr: string }): Promise<void> {
  await openUdr(page, { account, udr });
  await correct(page, {
    action: "Cancel",
    reason: "Was never delivered",
    entries: [["Reversal", "−€10.00"]],
    net: "−€10.00",
    submit: "Post −€10.00 to the wallet",
  });
  await expectChain(
    page,
    [
      ["Charge", "€10.00", "Billed"],
      ["Reversal", "−€10.00", "Billed"],
    ],
    "€0.00",
  );
  await openPage(page, `/accounts/${account}`);
  await expect(page.getByRole("main")).toContainText("€10.00");
}

async function billWhatWaits(page: Page, account: string): Promise<void> {
  await runBilling(page, { account, name: "Eleni Georgiou", items: 3, document: "credit note", total: "−€10.00" });
  await expectNothingToBill(page, account);
}

async function switchPrices(as: As, { after, why }: Change): Promise<void> {
  const manager = await as("anna");
  await openPage(manager, "/");
  await setClock(manager, after);
  await pricing.expectLive(manager, why);
  const agent = await as("chloe");
  await desk.findCaller(agent, { says: "Maria", name: "Maria Ioannou" });
  await desk.askForQuote(agent, { film: FILM, price: "€12.00", because: /base €12\.00/ });
}
