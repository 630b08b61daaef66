import { formatMoney } from "#components/ui/format-money.ts";
import type { ChangeDone, ChangePreview } from "#lib/domain/udr/change-preview.ts";
import { UDR_ACTION_NAMES } from "#lib/domain/udr/udr-actions.ts";

type Entries = { readonly entries: readonly { readonly gross: string; readonly goes: string }[]; readonly currency: string };

/** "−€10.00 and +€5.00": what posts, without what only settles an unbilled charge. */
export function amountsInWords({ entries, currency }: Entries): string {
  const posting = entries.filter(({ goes }) => goes !== "cancelsUnbilled");
  return posting.map(({ gross }) => formatMoney({ value: gross, currency, sign: "always" })).join(" and ");
}

/** The submit button names what it does. */
export function submitLabel(preview: ChangePreview | null, fallback: string): string {
  if (preview === null) return fallback;
  if (preview.approval?.mayAsk) {
    return `Ask for approval of ${formatMoney({ value: preview.net, currency: preview.currency, sign: "always" })}`;
  }
  const label = labelOf(preview);
  if (preview.asks === null) return label;
  return preview.entries.length === 0 && preview.fields.length === 0 ? "Ask for approval" : `${label} and ask for approval`;
}

function labelOf(preview: ChangePreview): string {
  const amounts = amountsInWords(preview);
  if (amounts !== "") return preview.effect.kind === "wallet" ? `Post ${amounts} to the wallet` : `Create ${amounts}`;
  if (preview.entries.length > 0) return `${UDR_ACTION_NAMES[preview.action]}, nothing is billed`;
  return `${UDR_ACTION_NAMES[preview.action]}, nothing posts`;
}

/** For the toast: what posted and where it went, and what waits for a second person. */
export function doneInWords(done: ChangeDone): string {
  if (done.creditRequestId !== null) return "Nothing changes until they approve the credit.";
  return done.requestId === null ? postedInWords(done) : `${postedInWords(done)} A second person was asked about the discount.`;
}

function postedInWords(done: ChangeDone): string {
  const amounts = amountsInWords(done);
  if (done.entries.length === 0) return "Nothing posted.";
  if (amounts === "") return "The unbilled charge is cancelled.";
  if (done.bill !== null) return `${amounts}, billed at once on ${done.bill}.`;
  return done.entries.some(({ goes }) => goes === "wallet")
    ? `${amounts}, settled with the wallet.`
    : `${amounts}, waiting for the next billing.`;
}
