import { Amount } from "#components/ui/amount.tsx";
import { cn } from "#components/ui/class-names.ts";
import { Code } from "#components/ui/code.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { BillingPreview, PreviewedBill } from "#lib/domain/billing/billing-view.ts";
import { leftInWords } from "#lib/domain/hold/hold-view.ts";
import type { Answer } from "../ui/ask.ts";

type BillingPreviewPanelProps = {
  readonly answer: Answer<BillingPreview> | null;
  readonly failure: string | null;
  readonly isLoading: boolean;
};

/** What the run would bill, by the decision that it will follow. */
export function BillingPreviewPanel({ answer, failure, isLoading }: BillingPreviewPanelProps) {
  return (
    <section
      aria-label="What will be billed"
      aria-busy={isLoading}
      className={cn("rounded-lg border bg-panel p-4", isLoading && "opacity-60")}
    >
      {failure ? (
        <Notice tone="negative" title="There is no preview.">
          {failure}
        </Notice>
      ) : null}
      {answer === null && !failure ? <p className="text-muted">Type an account number to see what waits for it.</p> : null}
      {answer !== null && !answer.ok ? (
        <p role="status">{answer.problem.code === "NOT_FOUND" ? "There is no account with this number." : answer.problem.title}</p>
      ) : null}
      {answer?.ok ? <Waiting preview={answer.value} /> : null}
    </section>
  );
}

function Waiting({ preview }: { readonly preview: BillingPreview }) {
  const left = leftInWords(preview.left);
  return (
    <div className="grid gap-3">
      <p role="status">
        <span className="font-medium">{preview.accountName}</span>: {preview.items} {preview.items === 1 ? "item waits" : "items wait"}.
      </p>
      {left === null ? null : <Notice tone="caution">{left}</Notice>}
      {preview.bills.map((bill) => (
        <BillPreview key={bill.subscriptionNumber} bill={bill} currency={preview.currency} />
      ))}
    </div>
  );
}

function BillPreview({ bill, currency }: { readonly bill: PreviewedBill; readonly currency: string }) {
  return (
    <table className="w-full border-collapse">
      <caption className="pb-1 text-left text-muted text-xs">
        {bill.kind === "creditNote" ? "Credit note" : "Bill"} for subscription <Code>{bill.subscriptionNumber}</Code>
      </caption>
      <tbody>
        {bill.lines.map((line) => (
          <tr key={`${line.product.code} ${line.taxPercent}`} className="border-line-soft border-b">
            <th scope="row" className="py-1 text-left font-normal">
              {line.product.name}
              <span className="ml-2 text-muted text-xs">
                {line.items} {line.items === 1 ? "item" : "items"}
              </span>
            </th>
            <td className="py-1 text-right">
              <Amount value={line.amount} currency={currency} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" className="py-1 text-left font-medium">
            Total{" "}
            <span className="font-normal text-muted text-xs">
              tax <Amount value={bill.tax} currency={currency} />
            </span>
          </th>
          <td className="py-1 text-right">
            <Amount value={bill.total} currency={currency} emphasis="strong" sayCredit />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
