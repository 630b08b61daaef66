import { afterAll, beforeAll, expect, test } from "vitest";
import type { SeededSubscription } from "#db/seed/customers.ts";
import { type AluxsatDesk, adjustOf, atNicosia, correct, later, openAluxsatDesk, udrOf } from "#db/testing/aluxsat-desk.ts";
import { type CountingDesk, countingDesk, FAVOUR } from "#db/testing/counting-desk.ts";
import { type UsageDesk, usageDesk } from "#db/testing/imported-usage.ts";
import { done } from "#db/testing/price-plan-scenario.ts";
import type { ChangePreview } from "#lib/domain/udr/change-preview.ts";
import type { UdrRating } from "#lib/domain/udr/udr.ts";
import type { UdrChange } from "#lib/domain/udr/udr-action-schema.ts";
import { UDR_ACTIONS, type UdrAction } from "#lib/domain/udr/udr-actions.ts";
import { present } from "#lib/kernel/assert.ts";
import { runBilling } from "../billing/run-billing.ts";
import { topUpWallet } from "../wallet/top-up-wallet.ts";
import { previewUdrChange } from "./preview-udr-change.ts";

let desk: AluxsatDesk;
let usage: UsageDesk;
let counting: CountingDesk;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  usage = usageDesk(desk);
  counting = countingDesk(desk);
});
// Closing asks whether every invariant holds.
afterAll(() => desk.close());

/**
 * The whole table of `domain.md` §5.2 on the real database: how a UDR stands, and what each action then posts, or why it is refused. Usage of ours
 * costs 10.00 and is adjusted to twice as much; usage rated elsewhere came at 8.00 and is adjusted to 5.00; what is kept for information is never
 * charged. It `waits` for a run, was `charged` by one, or is `billed`, which of prepaid usage is paid. `bill` waits for the next bill, `undone`
 * settles with an unbilled charge and reaches no bill, `wallet` moves it at once.
 */
const SHEET = `
  paid    | rated     | to be    | stands  | since            | adjust                      | cancel        | billable                   | creditable                   | notToBeBilled       | reverse
  normal  | ours      | billed   | waits   | -                | nothing                     | nothing       | DIRECTIVE_UNCHANGED        | nothing                      | nothing             | NOTHING_TO_REVERSE
  normal  | ours      | billed   | charged | -                | -10.00 undone, 20.00 bill   | -10.00 undone | DIRECTIVE_UNCHANGED        | -10.00 undone, -10.00 bill   | -10.00 undone       | NOTHING_TO_REVERSE
  normal  | ours      | billed   | billed  | -                | -10.00 bill, 20.00 bill     | -10.00 bill   | DIRECTIVE_UNCHANGED        | -10.00 bill, -10.00 bill     | -10.00 bill         | NOTHING_TO_REVERSE
  normal  | ours      | billed   | billed  | setNotToBeBilled | nothing                     | nothing       | 10.00 bill                 | -10.00 bill                  | DIRECTIVE_UNCHANGED | 10.00 bill
  normal  | ours      | billed   | billed  | cancel           | UDR_CANCELLED               | UDR_CANCELLED | UDR_CANCELLED              | UDR_CANCELLED                | UDR_CANCELLED       | 10.00 bill
  normal  | ours      | credited | waits   | -                | nothing                     | nothing       | nothing                    | DIRECTIVE_UNCHANGED          | nothing             | NOTHING_TO_REVERSE
  normal  | ours      | credited | charged | -                | 10.00 undone, -20.00 bill   | 10.00 undone  | 10.00 undone, 10.00 bill   | DIRECTIVE_UNCHANGED          | 10.00 undone        | NOTHING_TO_REVERSE
  normal  | ours      | credited | billed  | -                | 10.00 bill, -20.00 bill     | 10.00 bill    | 10.00 bill, 10.00 bill     | DIRECTIVE_UNCHANGED          | 10.00 bill          | NOTHING_TO_REVERSE
  normal  | ours      | credited | billed  | setNotToBeBilled | nothing                     | nothing       | 10.00 bill                 | -10.00 bill                  | DIRECTIVE_UNCHANGED | -10.00 bill
  normal  | ours      | credited | billed  | cancel           | UDR_CANCELLED               | UDR_CANCELLED | UDR_CANCELLED              | UDR_CANCELLED                | UDR_CANCELLED       | -10.00 bill
  normal  | ours      | billed   | billed  | setCreditable    | 10.00 bill, -20.00 bill     | 10.00 bill    | 10.00 bill, 10.00 bill     | DIRECTIVE_UNCHANGED          | 10.00 bill          | 10.00 bill, 10.00 bill
  normal  | ours      | billed   | waits   | setNotToBeBilled | nothing                     | nothing       | 10.00 bill                 | -10.00 bill                  | DIRECTIVE_UNCHANGED | 10.00 bill
  normal  | ours      | billed   | waits   | cancel           | UDR_CANCELLED               | UDR_CANCELLED | UDR_CANCELLED              | UDR_CANCELLED                | UDR_CANCELLED       | 10.00 bill
  normal  | elsewhere | billed   | waits   | -                | nothing                     | nothing       | DIRECTIVE_UNCHANGED        | nothing                      | nothing             | NOTHING_TO_REVERSE
  normal  | elsewhere | billed   | charged | -                | -8.00 undone, 5.00 bill     | -8.00 undone  | DIRECTIVE_UNCHANGED        | -8.00 undone, -8.00 bill     | -8.00 undone        | NOTHING_TO_REVERSE
  normal  | elsewhere | billed   | billed  | -                | -8.00 bill, 5.00 bill       | -8.00 bill    | DIRECTIVE_UNCHANGED        | -8.00 bill, -8.00 bill       | -8.00 bill          | NOTHING_TO_REVERSE
  normal  | elsewhere | billed   | billed  | setNotToBeBilled | nothing                     | nothing       | 8.00 bill                  | -8.00 bill                   | DIRECTIVE_UNCHANGED | 8.00 bill
  normal  | elsewhere | billed   | billed  | cancel           | UDR_CANCELLED               | UDR_CANCELLED | UDR_CANCELLED              | UDR_CANCELLED                | UDR_CANCELLED       | 8.00 bill
  normal  | elsewhere | credited | waits   | -                | nothing                     | nothing       | nothing                    | DIRECTIVE_UNCHANGED          | nothing             | NOTHING_TO_REVERSE
  normal  | elsewhere | credited | charged | -                | 8.00 undone, -5.00 bill     | 8.00 undone   | 8.00 undone, 8.00 bill     | DIRECTIVE_UNCHANGED          | 8.00 undone         | NOTHING_TO_REVERSE
  normal  | elsewhere | credited | billed  | -                | 8.00 bill, -5.00 bill       | 8.00 bill     | 8.00 bill, 8.00 bill       | DIRECTIVE_UNCHANGED          | 8.00 bill           | NOTHING_TO_REVERSE
  normal  | elsewhere | credited | billed  | setNotToBeBilled | nothing                     | nothing       | 8.00 bill                  | -8.00 bill                   | DIRECTIVE_UNCHANGED | -8.00 bill
  normal  | elsewhere | credited | billed  | cancel           | UDR_CANCELLED               | UDR_CANCELLED | UDR_CANCELLED              | UDR_CANCELLED                | UDR_CANCELLED       | -8.00 bill
  normal  | elsewhere | billed   | billed  | setCreditable    | 8.00 bill, -5.00 bill       | 8.00 bill     | 8.00 bill, 8.00 bill       | DIRECTIVE_UNCHANGED          | 8.00 bill           | 8.00 bill, 8.00 bill
  normal  | elsewhere | billed   | waits   | setNotToBeBilled | nothing                     | nothing       | 8.00 bill                  | -8.00 bill                   | DIRECTIVE_UNCHANGED | 8.00 bill
  normal  | elsewhere | billed   | waits   | cancel           | UDR_CANCELLED               | UDR_CANCELLED | UDR_CANCELLED              | UDR_CANCELLED                | UDR_CANCELLED       | 8.00 bill
  normal  | kept      | neither  | waits   | -                | nothing                     | nothing       | UDR_FOR_INFORMATION        | UDR_FOR_INFORMATION          | DIRECTIVE_UNCHANGED | NOTHING_TO_REVERSE
  normal  | kept      | neither  | waits   | cancel           | UDR_CANCELLED               | UDR_CANCELLED | UDR_CANCELLED              | UDR_CANCELLED                | UDR_CANCELLED       | nothing
  prepaid | ours      | billed   | waits   | -                | nothing                     | nothing       | DIRECTIVE_UNCHANGED        | nothing                      | nothing             | NOTHING_TO_REVERSE
  prepaid | ours      | billed   | billed  | -                | -10.00 wallet, 20.00 wallet | -10.00 wallet | DIRECTIVE_UNCHANGED        | -10.00 wallet, -10.00 wallet | -10.00 wallet       | NOTHING_TO_REVERSE
  prepaid | ours      | billed   | billed  | setNotToBeBilled | nothing                     | nothing       | 10.00 wallet               | -10.00 wallet                | DIRECTIVE_UNCHANGED | 10.00 wallet
  prepaid | ours      | billed   | billed  | cancel           | UDR_CANCELLED               | UDR_CANCELLED | UDR_CANCELLED              | UDR_CANCELLED                | UDR_CANCELLED       | 10.00 wallet
  prepaid | ours      | credited | waits   | -                | nothing                     | nothing       | nothing                    | DIRECTIVE_UNCHANGED          | nothing             | NOTHING_TO_REVERSE
  prepaid | ours      | credited | billed  | -                | 10.00 wallet, -20.00 wallet | 10.00 wallet  | 10.00 wallet, 10.00 wallet | DIRECTIVE_UNCHANGED          | 10.00 wallet        | NOTHING_TO_REVERSE
  prepaid | ours      | credited | billed  | setNotToBeBilled | nothing                     | nothing       | 10.00 wallet               | -10.00 wallet                | DIRECTIVE_UNCHANGED | -10.00 wallet
  prepaid | ours      | credited | billed  | cancel           | UDR_CANCELLED               | UDR_CANCELLED | UDR_CANCELLED              | UDR_CANCELLED                | UDR_CANCELLED       | -10.00 wallet
  prepaid | ours      | billed   | billed  | setCreditable    | 10.00 wallet, -20.00 wallet | 10.00 wallet  | 10.00 wallet, 10.00 wallet | DIRECTIVE_UNCHANGED          | 10.00 wallet        | 10.00 wallet, 10.00 wallet
  prepaid | ours      | billed   | waits   | setNotToBeBilled | nothing                     | nothing       | 10.00 wallet               | -10.00 wallet                | DIRECTIVE_UNCHANGED | 10.00 wallet
  prepaid | ours      | billed   | waits   | cancel           | UDR_CANCELLED               | UDR_CANCELLED | UDR_CANCELLED              | UDR_CANCELLED                | UDR_CANCELLED       | 10.00 wallet
  prepaid | elsewhere | billed   | waits   | -                | nothing                     | nothing       | DIRECTIVE_UNCHANGED        | nothing                      | nothing             | NOTHING_TO_REVERSE
  prepaid | elsewhere | billed   | billed  | -                | -8.00 wallet, 5.00 wallet   | -8.00 wallet  | DIRECTIVE_UNCHANGED        | -8.00 wallet, -8.00 wallet   | -8.00 wallet        | NOTHING_TO_REVERSE
  prepaid | elsewhere | billed   | billed  | setNotToBeBilled | nothing                     | nothing       | 8.00 wallet                | -8.00 wallet                 | DIRECTIVE_UNCHANGED | 8.00 wallet
  prepaid | elsewhere | billed   | billed  | cancel           | UDR_CANCELLED               | UDR_CANCELLED | UDR_CANCELLED              | UDR_CANCELLED                | UDR_CANCELLED       | 8.00 wallet
  prepaid | elsewhere | credited | waits   | -                | nothing                     | nothing       | nothing                    | DIRECTIVE_UNCHANGED          | nothing             | NOTHING_TO_REVERSE
  prepaid | elsewhere | credited | billed  | -                | 8.00 wallet, -5.00 wallet   | 8.00 wallet   | 8.00 wallet, 8.00 wallet   | DIRECTIVE_UNCHANGED          | 8.00 wallet         | NOTHING_TO_REVERSE
  prepaid | elsewhere | credited | billed  | setNotToBeBilled | nothing                     | nothing       | 8.00 wallet                | -8.00 wallet                 | DIRECTIVE_UNCHANGED | -8.00 wallet
  prepaid | elsewhere | credited | billed  | cancel           | UDR_CANCELLED               | UDR_CANCELLED | UDR_CANCELLED              | UDR_CANCELLED                | UDR_CANCELLED       | -8.00 wallet
  prepaid | elsewhere | billed   | billed  | setCreditable    | 8.00 wallet, -5.00 wallet   | 8.00 wallet   | 8.00 wallet, 8.00 wallet   | DIRECTIVE_UNCHANGED          | 8.00 wallet         | 8.00 wallet, 8.00 wallet
  prepaid | elsewhere | billed   | waits   | setNotToBeBilled | nothing                     | nothing       | 8.00 wallet                | -8.00 wallet                 | DIRECTIVE_UNCHANGED | 8.00 wallet
  prepaid | elsewhere | billed   | waits   | cancel           | UDR_CANCELLED               | UDR_CANCELLED | UDR_CANCELLED              | UDR_CANCELLED                | UDR_CANCELLED       | 8.00 wallet
  prepaid | kept      | neither  | waits   | -                | nothing                     | nothing       | UDR_FOR_INFORMATION        | UDR_FOR_INFORMATION          | DIRECTIVE_UNCHANGED | NOTHING_TO_REVERSE
  prepaid | kept      | neither  | waits   | cancel           | UDR_CANCELLED               | UDR_CANCELLED | UDR_CANCELLED              | UDR_CANCELLED                | UDR_CANCELLED       | nothing
`;

const [, ...ROWS] = SHEET.trim()
  .split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()));

test.each(ROWS)("%s, rated %s, to be %s, %s, since then %s", async (...row) => {
  const [paid = "", rated = "", toBe = "", stands = "", since = "", ...outcomes] = row;
  const udrId = await standing({ paid, rated, toBe, stands, since });
  expect(await outcomesOf(udrId)).toEqual(outcomes);
  // What a preview said is what posts: of one action each, so that all of them have their turn.
  const available = UDR_ACTIONS.filter((_, index) => !/^[A-Z]/.test(outcomes[index] ?? ""));
  const chosen = available[ROWS.findIndex((each) => each.join() === row.join()) % available.length];
  if (chosen === undefined) return;
  const { preview, done: posted } = await done(correct(lead(), await changeFor(udrId, chosen), FAVOUR));
  expect(inShort(preview)).toBe(outcomes[UDR_ACTIONS.indexOf(chosen)]);
  expect(posted.entries.map(({ gross, goes }) => ({ gross, goes }))).toEqual(preview.entries.map(({ gross, goes }) => ({ gross, goes })));
});

const AT = atNicosia("12:00");
const lead = () => desk.as("careLead", later(AT, 10));

type State = Readonly<Record<"paid" | "rated" | "toBe" | "stands" | "since", string>>;

const RATED: Readonly<Record<string, UdrRating>> = { ours: "here", elsewhere: "elsewhere", kept: "information" };

async function standing({ paid, rated, toBe, stands, since }: State): Promise<number> {
  const customer = await counting.newCustomer(paid === "prepaid" ? "prepaid" : "monthly");
  if (paid === "prepaid") await topUp(customer);
  const price = rated === "elsewhere" ? { gross: "8.00", tax: "0.73" } : {};
  const directive = toBe === "credited" ? "toBeCredited" : "toBeBilled";
  const udrId = await usage.importUsage(customer, { at: AT, rating: present(RATED[rated], rated), directive, ...price });
  if (stands !== "waits") await usage.rate(later(AT, 1));
  if (stands === "billed" && paid === "normal") await bill(customer);
  const before = UDR_ACTIONS.find((action) => action === since);
  if (before === undefined || before === "adjust") return udrId;
  await done(correct(lead(), { action: before, udrId, expectedRevision: 1 }, FAVOUR));
  if (stands === "billed" && paid === "normal") await bill(customer);
  return udrId;
}

async function topUp({ subscriptionId }: SeededSubscription): Promise<void> {
  const paid = { subscriptionId, amount: "100.00", paymentReference: `P-${subscriptionId}` };
  await done(topUpWallet(desk.as("callCentreAgent", AT), paid));
}

async function bill({ accountNumber }: SeededSubscription): Promise<void> {
  const run = await runBilling(desk.as("billingOperator", later(AT, 5)), { accountNumber });
  if (!run.ok && run.refusal.code !== "NOTHING_TO_BILL") throw new Error(run.refusal.code);
}

async function changeFor(udrId: number, action: UdrAction): Promise<UdrChange> {
  const udr = await udrOf(lead(), udrId);
  if (action !== "adjust") return { action, udrId, expectedRevision: udr.revision };
  return adjustOf(udr, udr.rating === "elsewhere" ? { gross: "5.00", tax: "0.45" } : { quantity: "2" });
}

async function outcomesOf(udrId: number): Promise<readonly string[]> {
  const outcomes: string[] = [];
  for (const action of UDR_ACTIONS) {
    const preview = await previewUdrChange(lead(), await changeFor(udrId, action), FAVOUR);
    outcomes.push(preview.ok ? inShort(preview.value) : preview.refusal.code);
  }
  return outcomes;
}

const PLACES = { nextBill: "bill", billedNow: "now", cancelsUnbilled: "undone", wallet: "wallet" } as const;

function inShort({ entries }: ChangePreview): string {
  return entries.map(({ gross, goes }) => `${gross} ${PLACES[goes]}`).join(", ") || "nothing";
}
