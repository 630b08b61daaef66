import { sentDiscounts } from "#components/ui/asked-discounts.ts";
import { canonicalDecimalText } from "#components/ui/decimal-text.ts";
import { localText } from "#components/ui/format-instant.ts";
import type { AskedDiscount } from "#lib/domain/discount/asked-discount.ts";
import type { AdjustUdrChange } from "#lib/domain/udr/udr-action-schema.ts";
import type { UdrDetail } from "#lib/domain/udr/udr-view.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { instantOfWallTime } from "#lib/kernel/zone.ts";
import { instantOf } from "../ui/iso-instant.tsx";

/** The Adjust form as typed. Times are readings of the installation's wall clock. */
export type AdjustForm = {
  readonly product: string;
  readonly quantity: string;
  readonly source: string;
  readonly udrType: string;
  readonly billingEffectiveAt: string;
  readonly from: string;
  readonly to: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly gross: string;
  readonly tax: string;
  readonly discounts: readonly AskedDiscount[];
};

/** The form as it opens: everything as recorded. */
export function adjustFormOf(udr: UdrDetail, zone: string): AdjustForm {
  return {
    product: udr.product.code,
    quantity: udr.quantity,
    source: udr.source.code,
    udrType: udr.udrType.code,
    billingEffectiveAt: localText(instantOf(udr.billingEffectiveAt), zone),
    from: localText(instantOf(udr.from), zone),
    to: udr.to === null ? "" : localText(instantOf(udr.to), zone),
    metadata: Object.fromEntries(udr.metadata.map(({ key, value }) => [key, value ?? ""])),
    gross: udr.importedGross ?? "",
    tax: udr.importedTax ?? "",
    discounts: udr.discounts.map(({ code, value: given }) => ({ code, value: given })),
  };
}

export function isUntouched(form: AdjustForm, udr: UdrDetail, zone: string): boolean {
  return JSON.stringify(form) === JSON.stringify(adjustFormOf(udr, zone));
}

/** The change that the form asks for, or null while it is incomplete or asks for none. */
export function changeOf(form: AdjustForm, udr: UdrDetail, zone: string): AdjustUdrChange | null {
  if (isUntouched(form, udr, zone)) return null;
  const quantity = canonicalDecimalText(form.quantity);
  const billingEffectiveAt = instantText(form.billingEffectiveAt, udr.billingEffectiveAt, zone);
  const from = instantText(form.from, udr.from, zone);
  const to = form.to === "" ? null : instantText(form.to, udr.to, zone);
  if (quantity === null || billingEffectiveAt === null || from === null || (form.to !== "" && to === null)) return null;
  const metadata = Object.fromEntries(Object.entries(form.metadata).filter(([, value]) => value !== ""));
  const { product, source, udrType } = form;
  const change = { action: "adjust", udrId: udr.udrId, expectedRevision: udr.revision, product, quantity, source, udrType } as const;
  return { ...change, billingEffectiveAt, from, to, metadata, discounts: sentDiscounts(form.discounts), ...amountsOf(form, udr) };
}

function amountsOf(form: AdjustForm, { rating }: UdrDetail): Pick<AdjustUdrChange, "gross" | "tax"> {
  if (rating !== "elsewhere") return {};
  return { gross: canonicalDecimalText(form.gross) ?? form.gross, tax: canonicalDecimalText(form.tax) ?? form.tax };
}

/** A field that was not touched keeps its seconds, which the field does not show. */
function instantText(local: string, recorded: string | null, zone: string): string | null {
  if (recorded !== null && localText(instantOf(recorded), zone) === local) return recorded;
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(local);
  if (!match) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = match.slice(1).map((part) => Number.parseInt(part, 10));
  return instantToString(instantOfWallTime({ year, month, day, hour, minute }, zone));
}
