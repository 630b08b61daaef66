"use client";

import { DiscountFields } from "#components/ui/discount-fields.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RefusalMessage } from "#components/ui/refusal-message.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useGivableDiscounts } from "#components/ui/use-givable-discounts.ts";
import { useSettled } from "#components/ui/use-settled.ts";
import type { DeskView } from "#lib/domain/ordering/order-view.ts";
import { DeviceChoice } from "./device-choice.tsx";
import { OrderFields } from "./order-fields.tsx";
import { OrderProblem } from "./order-problem.tsx";
import { QuoteCard } from "./quote-card.tsx";
import { Receipt } from "./receipt.tsx";
import { ServicePicker } from "./service-picker.tsx";
import type { TopUpAction } from "./top-up-form.tsx";
import type { OrderAction } from "./use-order.ts";
import { useTill } from "./use-till.ts";

const SETTLE_MILLIS = 250;

export type TillProps = {
  readonly desk: DeskView;
  /** How far the business clock was moved: what is offered and quoted is asked for again when it is. */
  readonly clockOffsetMillis: number;
  readonly actions: { readonly orderService: OrderAction; readonly topUpWallet: TopUpAction };
};

/** Choose, quote, read back, order. One page, one hand on the keyboard, and nothing happens that was not read out. */
export function Till({ desk, clockOffsetMillis, actions }: TillProps) {
  const till = useTill({ desk, clockOffsetMillis, orderService: actions.orderService });
  const { chosen, receipts } = till;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
      <ServicePicker
        desk={desk}
        clockOffsetMillis={clockOffsetMillis}
        chosen={chosen?.service.product ?? null}
        onChoose={till.choose}
        filterRef={till.filter}
      />
      <div className="grid gap-4">
        <Panel {...(chosen === null ? { title: "Quote" } : {})}>
          {chosen === null ? (
            <EmptyState kind="none" title="Choose a service" headingLevel={3} className="py-8">
              Its price, why, and what to read back appear here. Nothing is ordered before you say so.
            </EmptyState>
          ) : (
            <Quoted desk={desk} till={till} topUpWallet={actions.topUpWallet} />
          )}
        </Panel>
        {receipts.length > 0 ? (
          <Panel title="Ordered in this call" flush>
            <ul className="divide-y">
              {receipts.map((receipt) => (
                <Receipt key={receipt.orderId} order={receipt} zone={desk.zone} />
              ))}
            </ul>
          </Panel>
        ) : null}
      </div>
    </div>
  );
}

type QuotedProps = { readonly desk: DeskView; readonly till: ReturnType<typeof useTill>; readonly topUpWallet: TopUpAction };

function Quoted({ desk, till, topUpWallet }: QuotedProps) {
  const { quote, details } = till;
  const errorAt = (path: string) => (quote.problem?.path === path ? quote.problem.title : undefined);
  const fields = (
    <>
      <DeviceChoice
        devices={desk.devices}
        device={details.device}
        onChange={(device) => till.setDetails({ ...details, device })}
        error={errorAt("device")}
      />
      <OrderFields fields={till.chosen?.fields} details={details} onChange={till.setDetails} errorAt={errorAt} />
      <p role="status" className="sr-only">
        {errorAt("quantity")}
      </p>
      <OrderDiscounts desk={desk} till={till} errorAt={errorAt} />
    </>
  );
  if (quote.view === null) {
    return (
      <div className="grid gap-4">
        {fields}
        <QuotePending quote={quote} isOpen={till.isOpen} />
        <OrderProblem state={till.order} onRetry={till.submit} />
      </div>
    );
  }
  return (
    <QuoteCard
      desk={desk}
      quote={quote.view}
      fields={fields}
      approval={till.approval}
      isStale={quote.isOld}
      order={till.order}
      missed={till.missed}
      onOrder={till.submit}
      topUpWallet={topUpWallet}
      onToppedUp={till.toppedUp}
      headingRef={till.heading}
    />
  );
}

type OrderDiscountsProps = Pick<QuotedProps, "desk" | "till"> & { readonly errorAt: (path: string) => string | undefined };

/** What may be given with the chosen service: the conditions may be about what is filled in. */
function OrderDiscounts({ desk, till: { chosen, details, setDetails }, errorAt }: OrderDiscountsProps) {
  const metadata = useSettled(details.metadata, SETTLE_MILLIS);
  const product = chosen?.service.product;
  const input = product === undefined ? null : { subscriptionId: desk.subscriptionId, product, metadata: { ...metadata } };
  const offered = useGivableDiscounts(input, desk.now);
  const { discounts } = details;
  return (
    <DiscountFields
      offered={offered}
      asked={discounts}
      onChange={(asked) => setDetails({ ...details, discounts: asked })}
      errorAt={errorAt}
    />
  );
}

function QuotePending({ quote: { isError, problem }, isOpen }: Pick<ReturnType<typeof useTill>, "quote" | "isOpen">) {
  if (isError) {
    const title = isOpen ? "The quote did not arrive." : "The quote did not arrive. Nothing was ordered.";
    return <RefusalMessage title={title} message="Choose the service again in a moment." />;
  }
  if (problem) return <RefusalMessage title="This cannot be ordered." message={problem.title} code={problem.code} path={problem.path} />;
  return (
    <div role="status" className="grid gap-3">
      <span className="sr-only">Asking for the price</span>
      <Skeleton className="h-10 w-full" />
      <Skeleton className="h-24 w-full" />
    </div>
  );
}
