import { instantOfLocalText } from "#lib/domain/price-plan/local-instant.ts";
import type { PinChangeForm } from "#lib/domain/price-plan/pin-schema.ts";
import { instantToString } from "#lib/kernel/instant.ts";

type When = { readonly isSet: boolean; readonly local: string };

/** As they stand in the form. */
export type PinFields = {
  readonly account: string;
  readonly subscription: string;
  readonly version: number;
  readonly from: When;
  readonly to: When;
  readonly reason: string;
};

export function emptyPin(version: number, local: string): PinFields {
  return { account: "", subscription: "", version, from: { isSet: false, local }, to: { isSet: false, local }, reason: "" };
}

export type ReadPin = {
  /** Null while it cannot be asked about. */
  readonly question: PinChangeForm | null;
  readonly problems: Readonly<Partial<Record<"account" | "subscription" | "from" | "to", string>>>;
  readonly needsReason: boolean;
};

const ACCOUNT = /^A-\d{1,15}$/i;
const SUBSCRIPTION = /^S-\d{1,15}$/i;

/** What the fields ask for; a reason is needed only to do it, not to look. */
export function readPin(fields: PinFields, zone: string): ReadPin {
  const account = fields.account.trim();
  const subscription = fields.subscription.trim();
  const from = fields.from.isSet ? instantOfLocalText(fields.from.local, zone) : null;
  const to = fields.to.isSet ? instantOfLocalText(fields.to.local, zone) : null;
  const problems = {
    ...(account !== "" && !ACCOUNT.test(account) ? { account: "An account number begins with A-." } : {}),
    ...(subscription !== "" && !SUBSCRIPTION.test(subscription) ? { subscription: "A subscription number begins with S-." } : {}),
    ...(fields.from.isSet && from === null ? { from: "Give a date and a time." } : {}),
    ...(fields.to.isSet && to === null ? { to: "Give a date and a time." } : {}),
  };
  const needsReason = fields.reason.trim() === "";
  if (account === "" || Object.keys(problems).length > 0) return { question: null, problems, needsReason };
  return {
    question: {
      change: "pin",
      account,
      subscription: subscription === "" ? null : subscription,
      version: fields.version,
      from: from === null ? null : instantToString(from),
      to: to === null ? null : instantToString(to),
      // The preview is asked before anybody has said why.
      reason: needsReason ? "-" : fields.reason.trim(),
    },
    problems,
    needsReason,
  };
}
