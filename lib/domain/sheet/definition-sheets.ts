import type { DefinitionSegment } from "../api/definition-resources.ts";
import { BILLING_TYPES, SCHEME_CLASSIFICATIONS, SCHEME_STATES } from "../billing-term/billing-term-view.ts";
import {
  amountColumn,
  codeColumn,
  dayColumn,
  optionalCodeColumn,
  percentColumn,
  textColumn,
  wholeColumn,
  wordColumn,
  yesNoColumn,
} from "./sheet-column.ts";
import type { SheetKind } from "./sheet-kind.ts";

const code = codeColumn("code", "code");
const name = textColumn("name", "name");

const group = (one: string): SheetKind => ({ one, many: `${one}s`, key: code, columns: [name], fresh: { name: "" } });

/** The kinds of definitions that go out and in as sheets by what is said here of their columns. */
export const DEFINITION_SHEETS = {
  "tax-rates": {
    one: "tax rate",
    many: "tax rates",
    key: code,
    columns: [name],
    list: {
      member: "steps",
      columns: [percentColumn("percent", "per cent"), dayColumn("validFrom", "from")],
      order: "validFrom",
      words: ([percent = "", from = ""]) => `${percent} % from ${from}`,
    },
    fresh: { name: "", steps: [] },
  },
  "billing-terms": {
    one: "billing term scheme",
    many: "billing term schemes",
    key: code,
    columns: [
      name,
      textColumn("description", "description"),
      wordColumn("state", "state", SCHEME_STATES),
      wordColumn("classification", "kind", SCHEME_CLASSIFICATIONS),
      wordColumn("billingType", "billing type", BILLING_TYPES),
      wordColumn("billingMethod", "cycle", { period: "By the calendar", anniversary: "From its beginning" }),
      wholeColumn("cycleDay", "cycle day"),
      wholeColumn("frequencyMonths", "months"),
      codeColumn("currency", "currency"),
      optionalCodeColumn("defaultPlan", "default price plan"),
      yesNoColumn("flexible", "flexible"),
      wholeColumn("maximumUnbilledUdrs", "bill at UDRs"),
      amountColumn("maximumUnbilledAmount", "bill at amount"),
    ],
    fresh: {
      name: "",
      description: "",
      state: "draft",
      classification: "normal",
      billingType: "postBill",
      billingMethod: "period",
      // By the calendar it needs one, from its beginning it has none: the sheet says which.
      cycleDay: null,
      frequencyMonths: 1,
      currency: "",
      defaultPlan: null,
      flexible: true,
      maximumUnbilledUdrs: null,
      maximumUnbilledAmount: null,
    },
  },
  "account-classifications": group("account classification"),
  "subscription-types": group("subscription type"),
  "reason-codes": {
    one: "reason code",
    many: "reason codes",
    key: code,
    columns: [name, yesNoColumn("usageHappened", "usage happened")],
    fresh: { name: "", usageHappened: null },
  },
  providers: {
    one: "provisioning provider",
    many: "provisioning providers",
    key: code,
    columns: [
      name,
      textColumn("protocol", "protocol"),
      wordColumn("state", "state", { effective: "Effective", notEffective: "Not effective" }),
    ],
    // Their codes of our products are a sheet of their own.
    fresh: { name: "", protocol: "", state: "notEffective", productCodes: [] },
  },
} as const satisfies Partial<Record<DefinitionSegment, SheetKind>>;

export type SheetSegment = keyof typeof DEFINITION_SHEETS;

export function isSheetSegment(text: string): text is SheetSegment {
  return Object.hasOwn(DEFINITION_SHEETS, text);
}
