import type { Json } from "#lib/kernel/canonical-json.ts";
import { usageLimits } from "../account/usage-limits-schema.ts";
import type { AgreementDocument } from "../agreement/agreement-document.ts";
import type { AgreementRow } from "../agreement/agreement-view.ts";
import { limitsText, readLimitsText } from "./limits-text.ts";
import { amountColumn, codeColumn, optionalCodeColumn, type SheetColumn, textColumn, wholeColumn } from "./sheet-column.ts";
import { isMembers, type Members, type SheetKind } from "./sheet-kind.ts";

/** "GOODWILL VIP-10"; all of them, or none. */
const discounts: SheetColumn = {
  member: "discounts",
  name: "discounts",
  read: (cell) => {
    const codes = cell.toUpperCase().split(/[\s,;]+/);
    if (cell === "" || codes.join(" ") === "ALL") return { ok: true, value: { allowed: "all" } };
    return { ok: true, value: { only: codes.join(" ") === "NONE" ? [] : codes.filter((code) => code !== "") } };
  },
  write: (value) => {
    const only = memberOf(value, "only");
    if (!Array.isArray(only)) return "all";
    return only.length === 0 ? "none" : only.join(" ");
  },
};

const limits: SheetColumn = {
  member: "limits",
  name: "limits",
  read: (cell, { kept }) => readLimitsText(cell, kept),
  write: (value) => limitsText(usageLimits.nullable().parse(value)),
};

const until: SheetColumn = {
  ...textColumn("validTo", "until"),
  read: (cell) => ({ ok: true, value: cell === "" ? null : cell }),
};

/** An agreement by its account. A sheet makes drafts and changes drafts: what they say holds once a second person has approved it. */
export const AGREEMENT_SHEET: SheetKind = {
  one: "agreement",
  many: "agreements",
  key: codeColumn("account", "account"),
  columns: [
    optionalCodeColumn("pricePlan", "price plan"),
    until,
    discounts,
    limits,
    amountColumn("creditLimit", "credit limit"),
    wholeColumn("sims", "SIMs"),
  ],
  shown: [textColumn("accountName", "name"), textColumn("standing", "state"), textColumn("since", "since"), textColumn("draft", "draft")],
  // What the sheet has no column for stays in `rest`.
  fresh: { pricePlan: null, validTo: null, discounts: { allowed: "all" }, limits: null, creditLimit: null, sims: null, rest: {} },
};

/** A document by the members of the sheet. */
export function agreementMembers(document: AgreementDocument): Members {
  const {
    format: _format,
    account: _account,
    timeZone: _zone,
    pricePlan,
    validTo,
    discounts: allowed,
    limits: agreed,
    ...others
  } = document;
  const { creditLimit, committed, ...rest } = others;
  return { pricePlan, validTo, discounts: allowed, limits: agreed, creditLimit, sims: committed?.sims ?? null, rest };
}

/** How it stands, of the columns that only go out. */
export function agreementStandingMembers({ account, standing, since, draft }: AgreementRow): Members {
  return { account: account.number, accountName: account.name, standing, since: since ?? "", draft: draft ?? "" };
}

type Owner = { readonly number: string; readonly timeZone: string };

/** What is asked to be saved: whether it is a document is said by the document's own schema. */
export function agreementToSave({ rest = {}, sims = null, ...members }: Members, { number, timeZone }: Owner): Members {
  const others = isMembers(rest) ? rest : {};
  const document: Record<string, Json> = {};
  for (const [member, value] of Object.entries({ ...others, ...members })) if (value !== undefined) document[member] = value;
  return { ...document, format: "ratewright/agreement@1", account: number, timeZone, committed: sims === null ? null : { sims } };
}

function memberOf(value: Json, member: string): Json {
  return isMembers(value) ? (value[member] ?? null) : null;
}
