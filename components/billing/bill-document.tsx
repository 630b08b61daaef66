import { Amount } from "#components/ui/amount.tsx";
import { Code } from "#components/ui/code.tsx";
import { QuantityText } from "#components/ui/quantity-text.tsx";
import { UNTAXED_REASONS } from "#lib/domain/account/tax-class.ts";
import type { BillDetail } from "#lib/domain/billing/billing-view.ts";
import { IsoInstant } from "../ui/iso-instant.tsx";

type BillDocumentProps = { readonly bill: BillDetail; readonly zone: string };

/** The bill as its customer reads it, on screen and on paper. */
export function BillDocument({ bill, zone }: BillDocumentProps) {
  const isCredit = bill.kind === "creditNote";
  return (
    <article
      aria-label={`${isCredit ? "Credit note" : "Bill"} ${bill.number}`}
      className="mx-auto w-full max-w-3xl rounded-lg border bg-paper p-6 sm:p-10 print:border-0 print:p-0"
    >
      <header className="flex flex-wrap items-start justify-between gap-6">
        <div>
          <p className="font-semibold text-lg tracking-tight">{bill.issuer}</p>
          <p className="mt-4 text-muted text-xs">{isCredit ? "Credited to" : "Billed to"}</p>
          <p className="font-medium">{bill.accountName}</p>
          <p className="text-muted">
            Account <Code>{bill.accountNumber}</Code>
            {bill.subscriptionNumber ? (
              <>
                , subscription <Code>{bill.subscriptionNumber}</Code>
              </>
            ) : null}
          </p>
        </div>
        <dl className="grid content-start gap-1 sm:text-right">
          <dt className="text-muted text-xs">{isCredit ? "Credit note" : "Bill"}</dt>
          <dd className="font-semibold text-lg">
            <Code>{bill.number}</Code>
          </dd>
          <dt className="mt-2 text-muted text-xs">Issued</dt>
          <dd>
            <IsoInstant iso={bill.issuedAt} zone={zone} style="date" />
          </dd>
        </dl>
      </header>
      <Lines bill={bill} />
      <Totals bill={bill} />
      {bill.untaxed.map((reason) => (
        <p key={reason} className="mt-4 text-pretty">
          {UNTAXED_REASONS[reason]}
        </p>
      ))}
      <p className="mt-8 text-muted text-xs">
        {isCredit ? "This amount is credited to your account." : "Thank you."} Times are those of {zone}. Keep the number at hand when you
        call us.
      </p>
    </article>
  );
}

function Lines({ bill }: { readonly bill: BillDetail }) {
  return (
    <table className="mt-8 w-full border-collapse">
      <caption className="sr-only">Lines</caption>
      <thead>
        <tr className="border-b text-muted text-xs">
          <th scope="col" className="py-2 text-left font-medium">
            Service
          </th>
          <th scope="col" className="py-2 text-right font-medium">
            Usage
          </th>
          <th scope="col" className="py-2 text-right font-medium">
            Tax
          </th>
          <th scope="col" className="py-2 text-right font-medium">
            Amount
          </th>
        </tr>
      </thead>
      <tbody>
        {bill.lines.map((line) => (
          <tr
            key={`${line.subscriptionNumber} ${line.product.code} ${line.taxPercent} ${line.taxInclusive}`}
            className="border-line-soft border-b"
          >
            <th scope="row" className="py-2.5 pr-3 text-left font-normal">
              {line.product.name}
              <span className="block text-muted text-xs">
                {line.items} {line.items === 1 ? "item" : "items"}
              </span>
            </th>
            <td className="py-2.5 text-right">
              <QuantityText value={line.quantity} unit={line.unit ?? ""} />
            </td>
            <td className="figures whitespace-nowrap py-2.5 pl-3 text-right text-muted">
              {line.taxPercent} % {line.taxInclusive ? "incl." : "excl."}
            </td>
            <td className="py-2.5 pl-3 text-right">
              <Amount value={line.amount} currency={bill.currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Totals({ bill }: { readonly bill: BillDetail }) {
  const { currency } = bill;
  const isRounded = /[1-9]/.test(bill.rounding);
  return (
    <dl className="mt-4 ml-auto grid w-full max-w-xs gap-1.5">
      <Total label="Net" value={bill.net} currency={currency} />
      {bill.taxes.map((tax) => (
        <Total key={`${tax.taxPercent} ${tax.taxInclusive}`} label={`Tax ${tax.taxPercent} %`} value={tax.tax} currency={currency} />
      ))}
      {isRounded ? <Total label="Rounding" value={bill.rounding} currency={currency} /> : null}
      <div className="mt-1 flex items-baseline justify-between gap-4 border-t pt-2">
        <dt className="font-semibold">{bill.kind === "creditNote" ? "Credited" : "Total"}</dt>
        <dd>
          <Amount value={bill.total} currency={currency} emphasis="large" />
        </dd>
      </div>
    </dl>
  );
}

function Total({ label, value, currency }: { readonly label: string; readonly value: string; readonly currency: string }) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="text-muted">{label}</dt>
      <dd>
        <Amount value={value} currency={currency} />
      </dd>
    </div>
  );
}
