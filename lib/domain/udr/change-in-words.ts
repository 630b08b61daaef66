import { absoluteMicros, type Micros, sumMicros } from "#lib/kernel/money.ts";
import type { CorrectionContent } from "../billing/correction.ts";
import type { PlannedEntries, PlannedEntry } from "../billing/plan-entries.ts";
import type { Wallet } from "../billing/wallet.ts";
import { otherUsageInWords } from "../counting/others-of-usage.ts";
import { moneyInWords } from "./money-in-words.ts";
import type { Udr } from "./udr.ts";
import type { UdrAction } from "./udr-actions.ts";

export type ChangeFacts = {
  readonly action: UdrAction;
  readonly after: Udr;
  readonly planned: PlannedEntries;
  readonly net: Micros;
  readonly wallet: Wallet | null;
  readonly isWaitingForRun: boolean;
  /** Why the subscription is billed at once, or null. */
  readonly triggers: string | null;
  /** What stood for this UDR before, all its RBIs together. */
  readonly netBefore: Micros;
  /** Of the products whose usage is corrected with it. */
  readonly correctedNames: CorrectedNames;
  /** The cancelled UDR whose place another takes, if that is what happens. */
  readonly succeeds?: number | null;
  /** Personal details are not among what a revision keeps. */
  readonly keepsPersonal?: boolean;
};

type CorrectedNames = ReadonlyMap<number, { readonly name: string }>;

export function correctedName({ productId, explanation }: CorrectionContent, names: CorrectedNames): string {
  return names.get(productId)?.name ?? explanation.product;
}

/** What will post, as one would say it on the phone. */
export function changeInWords(facts: ChangeFacts): string {
  const posts = postsInWords(facts);
  if (!facts.succeeds) return posts;
  return `UDR ${facts.succeeds} stays cancelled; a new UDR with the same facts takes its place. ${posts}`;
}

function postsInWords(facts: ChangeFacts): string {
  const { planned, wallet } = facts;
  if (planned.entries.length === 0) return nothingPosts(facts);
  const others = othersInWords(facts);
  const sentenceOf = (entry: PlannedEntry) => entryInWords(entry, facts);
  if (wallet !== null) {
    const elsewhere = planned.entries.filter(({ content }) => content.subscriptionId !== wallet.subscriptionId).map(sentenceOf);
    return [walletInWords(facts, wallet), ...elsewhere, ...others].join(" ");
  }
  const sentences = planned.entries.map(sentenceOf);
  return [...sentences, ...others, ...(facts.triggers === null ? [] : ["All of it is billed at once."])].join(" ");
}

/** "S-20002 pays €1.50 of it from its wallet now: €20.00 becomes €18.50." */
function othersInWords({ planned, after }: ChangeFacts): readonly string[] {
  const money = (amount: Micros) => moneyInWords(amount, after.currency);
  return (planned.others ?? []).map(({ wallet, movement: { amount, debtChange } }) => {
    const verb = amount > 0n ? "gets" : "pays";
    const into = amount > 0n ? "back to" : "from";
    const moves = `${wallet.subscriptionNumber} ${verb} ${money(absoluteMicros(amount))} ${into} its wallet now: ${money(wallet.balance)} becomes ${money(wallet.balance + amount)}.`;
    if (debtChange > 0n) return `${moves} The other ${money(debtChange)} become a debt of it.`;
    return debtChange < 0n ? `${moves} First ${money(-debtChange)} of its debt are repaid.` : moves;
  });
}

function nothingPosts({ action, after, isWaitingForRun }: ChangeFacts): string {
  if (action === "cancel") return "Nothing posts: the UDR was not charged, and will not be.";
  if (after.directive === "notToBeBilled") return "Nothing posts: usage that is not to be billed stays out of every bill.";
  if (isWaitingForRun) return "Nothing posts now: it was never rated. It will be soon, with the new values.";
  return "Nothing posts.";
}

function entryInWords({ content, goes }: PlannedEntry, { after, triggers, correctedNames }: ChangeFacts): string {
  if (content.kind === "correction") return otherUsageInWords(content, correctedName(content, correctedNames));
  const amount = moneyInWords(content.gross, after.currency);
  if (goes === "cancelled")
    return `The unbilled charge of ${moneyInWords(-content.gross, after.currency)} is cancelled and reaches no bill.`;
  const waits = triggers === null ? " and waits for the next billing" : "";
  if (content.kind === "reversal") return `A reversal of ${amount} takes back what was billed${waits}.`;
  return `A new ${content.gross < 0n ? "credit" : "charge"} of ${amount} is created${waits}.`;
}

function walletInWords({ planned, after }: ChangeFacts, wallet: Wallet): string {
  const movement = planned.walletMovement ?? { amount: 0n, debtChange: 0n };
  const money = (amount: Micros) => moneyInWords(amount, after.currency);
  const isOwn = ({ content }: PlannedEntry) => content.subscriptionId === wallet.subscriptionId;
  const own = planned.entries.filter(isOwn);
  const entries = own.map(({ content }) => `${content.kind} ${money(content.gross)}`).join(", ");
  const net = sumMicros(own.map(({ content }) => content.gross));
  if (movement.amount === 0n && movement.debtChange === 0n) return `The wallet stays at ${money(wallet.balance)} (${entries}).`;
  const moves = `The wallet ${net > 0n ? "pays" : "gets back"} ${money(absoluteMicros(movement.amount))} now (${entries}): ${money(wallet.balance)} becomes ${money(wallet.balance + movement.amount)}.`;
  if (movement.debtChange > 0n) return `${moves} The other ${money(movement.debtChange)} become a debt, repaid first by the next top-up.`;
  if (movement.debtChange < 0n) return `${moves} First ${money(-movement.debtChange)} of the debt are repaid.`;
  return moves;
}

/** What an agent should notice before submitting. */
export function changeWarnings(facts: ChangeFacts): readonly string[] {
  return [doubleCredit(facts), debitByCancel(facts), dearerOthers(facts), opposite(facts), personalStays(facts)].filter(
    (text) => text !== null,
  );
}

/** D-15: reversal and credit both take the amount off, so the UDR ends below zero. */
function doubleCredit({ action, planned, netBefore, net, after }: ChangeFacts): string | null {
  const reversed = planned.entries.some(({ content, goes }) => content.kind === "reversal" && goes !== "cancelled");
  if (action !== "setCreditable" || !reversed || netBefore <= 0n) return null;
  const money = (amount: Micros) => moneyInWords(amount, after.currency);
  return `This reverses the charge and credits it once more: the UDR then stands at ${money(netBefore + net)}, ${money(net)} against today. To give back only what was charged, cancel it instead.`;
}

function debitByCancel({ action, net, after, planned }: ChangeFacts): string | null {
  if (action !== "cancel" || net <= 0n || planned.entries.some(isCorrection)) return null;
  return `The UDR was a credit, so cancelling it charges the customer ${moneyInWords(net, after.currency)}.`;
}

/** Without it other usage falls back into a dearer band, or has less free usage to share. */
function dearerOthers({ action, net, planned, after }: ChangeFacts): string | null {
  if (action !== "cancel" || net <= 0n || !planned.entries.some(isCorrection)) return null;
  return `Although it is cancelled, the customer pays ${moneyInWords(net, after.currency)} more: without it, other usage of the cycle is dearer.`;
}

function personalStays({ keepsPersonal }: ChangeFacts): string | null {
  return keepsPersonal ? "Personal details, such as titles and places, stay as they are now: no revision keeps them." : null;
}

function isCorrection({ content }: PlannedEntry): boolean {
  return content.kind === "correction";
}

function opposite({ action, net, after }: ChangeFacts): string | null {
  const money = moneyInWords(net, after.currency);
  if (action === "setBillable" && net < 0n) return `Although it becomes billable, the entries together credit ${money}.`;
  if ((action === "setCreditable" || action === "setNotToBeBilled") && net > 0n)
    return `The entries together charge the customer ${money}.`;
  return null;
}
