import { ArrowRight, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Amount } from "#components/ui/amount.tsx";
import { cn } from "#components/ui/class-names.ts";
import { keyedTexts } from "#components/ui/keyed-texts.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { BeforeAfter, ChangePreview, PreviewEntry } from "#lib/domain/udr/change-preview.ts";
import { AsksApproval } from "./asks-approval.tsx";
import { FieldChanges } from "./history-panel.tsx";
import { PriceWords } from "./price-panel.tsx";
import type { Correction } from "./use-correction.ts";

type PreviewPanelProps = { readonly correction: Correction; readonly zone: string; readonly incomplete: string | null };

/** What will post, kept in step with the form. */
export function PreviewPanel({ correction, zone, incomplete }: PreviewPanelProps) {
  const { preview, problem, failure, isLoading } = correction;
  return (
    <section aria-label="Preview" aria-busy={isLoading} className="min-w-0 rounded-lg border bg-panel p-4">
      <h3 className="font-semibold">What will happen</h3>
      <div className={cn("mt-2 grid gap-3 transition-opacity", isLoading && preview !== null && "opacity-60")}>{content()}</div>
    </section>
  );

  function content(): ReactNode {
    if (incomplete !== null) return <p className="text-muted">{incomplete}</p>;
    if (failure !== null)
      return (
        <Notice tone="negative" title="There is no preview.">
          {failure} Nothing can be submitted without it.
        </Notice>
      );
    if (problem?.code === "USAGE_UNCHANGED") return <p className="text-muted">Change something, and this shows what would post.</p>;
    if (problem !== null) return <Notice tone="negative" title={problem.title} />;
    if (preview === null) return <Skeleton className="h-24 w-full" />;
    return <PreviewBody preview={preview} zone={zone} />;
  }
}

/** What would post, and what it comes to. */
export function PreviewBody({ preview, zone }: { readonly preview: ChangePreview; readonly zone: string }) {
  const { currency, entries, effect, fields } = preview;
  return (
    <>
      <p className="text-pretty">{preview.sentence}</p>
      {entries.length > 0 ? <EntryTable label="Entries that would post" entries={entries} currency={currency} net={preview.net} /> : null}
      <dl className="grid gap-1">
        <Effect label="This UDR" value={preview.udr} currency={currency} />
        {effect.kind === "account" ? <Effect label="Account, billed and unbilled" value={effect.owed} currency={currency} /> : null}
        {effect.kind === "wallet" ? <Effect label="Wallet" value={effect.balance} currency={currency} /> : null}
        {effect.kind === "wallet" && effect.debt.before !== effect.debt.after ? (
          <Effect label="Debt" value={effect.debt} currency={currency} />
        ) : null}
      </dl>
      {preview.billing === null ? null : <p className="text-pretty text-muted">{preview.billing}</p>}
      {preview.triggers ? <Notice tone="info">This bills the subscription at once: {preview.triggers} reached.</Notice> : null}
      {preview.warnings.map((warning) => (
        <p key={warning} className="flex items-start gap-2 text-caution">
          <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
          <span className="text-pretty">{warning}</span>
        </p>
      ))}
      {preview.approval ? <NeedsApproval approval={preview.approval} currency={currency} /> : null}
      {preview.asks ? <AsksApproval asks={preview.asks} now={preview.udr.after} currency={currency} /> : null}
      {fields.length > 0 ? (
        <div className="border-t pt-2">
          <h4 className="font-medium text-muted text-xs">The UDR itself</h4>
          <FieldChanges changes={fields} zone={zone} />
        </div>
      ) : null}
      {preview.price ? (
        <details className="border-t pt-2">
          <summary className="cursor-pointer rounded-sm text-muted hover:text-ink">Why the new price</summary>
          <div className="mt-2">
            <PriceWords price={preview.price} />
          </div>
        </details>
      ) : null}
    </>
  );
}

const PLACES = {
  nextBill: "next bill",
  billedNow: "billed now",
  cancelsUnbilled: "cancels the unbilled charge",
  wallet: "wallet now",
} as const satisfies Record<PreviewEntry["goes"], string>;

type EntryTableProps = {
  readonly label: string;
  readonly entries: readonly PreviewEntry[];
  readonly currency: string;
  readonly net: string;
};

export function EntryTable({ label, entries, currency, net }: EntryTableProps) {
  return (
    <table className="w-full border-collapse">
      <caption className="sr-only">{label}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Entry</th>
          <th scope="col">Goes to</th>
          <th scope="col">Amount</th>
        </tr>
      </thead>
      <tbody>
        {keyedTexts(entries.map((entry) => ({ ...entry, text: entry.corrects ?? entry.kind }))).map(({ id, ...entry }) => (
          <tr key={id} className="border-line-soft border-b">
            <th scope="row" className="py-1.5 text-left font-medium">
              {nameOf(entry)}
            </th>
            <td className="py-1.5 text-muted text-xs">{PLACES[entry.goes]}</td>
            <td className="py-1.5 text-right">
              <Amount value={entry.gross} currency={currency} sign="always" emphasis="strong" />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2} className="py-1.5 text-left font-normal text-muted">
            Net
          </th>
          <td className="py-1.5 text-right">
            <Amount value={net} currency={currency} sign="always" emphasis="strong" sayCredit />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function nameOf({ kind, gross, reverses, corrects }: PreviewEntry): string {
  if (corrects !== null) return corrects;
  if (kind === "reversal") return `Reversal of ${reverses ?? "the charge"}`;
  return gross.startsWith("-") ? "New credit" : "New charge";
}

function Effect({ label, value, currency }: { readonly label: string; readonly value: BeforeAfter; readonly currency: string }) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-3">
      <dt className="text-muted">{label}</dt>
      <dd className="flex items-center gap-1.5">
        <Amount value={value.before} currency={currency} emphasis="quiet" />
        <ArrowRight className="size-3 text-muted" aria-hidden="true" />
        <span className="sr-only">becomes</span>
        <Amount value={value.after} currency={currency} emphasis="strong" />
      </dd>
    </div>
  );
}

function NeedsApproval({ approval, currency }: { readonly approval: NonNullable<ChangePreview["approval"]>; readonly currency: string }) {
  return (
    <Notice tone={approval.mayAsk ? "caution" : "negative"} title="Above your limit">
      {approval.of === "day" ? "With today's earlier credits this makes " : "This credits "}
      <Amount value={approval.credit} currency={currency} />; your limit {approval.of === "day" ? "for a day" : "for one action"} is{" "}
      <Amount value={approval.limit} currency={currency} />.{" "}
      {approval.mayAsk ? "A second person is asked when you submit, and nothing changes until then." : "Ask somebody with a higher limit."}
    </Notice>
  );
}
