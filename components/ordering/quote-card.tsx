"use client";

import { type ReactNode, type RefObject, useState } from "react";
import { Amount } from "#components/ui/amount.tsx";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import { formatMoney } from "#components/ui/format-money.ts";
import { IsoInstant } from "#components/ui/iso-instant.tsx";
import { KeyHint } from "#components/ui/key-hint.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { DeskView, QuoteView, TopUpView } from "#lib/domain/ordering/order-view.ts";
import { readBackSentence } from "#lib/domain/ordering/read-back.ts";
import { AllowanceLines } from "./allowance-lines.tsx";
import { DiscountApproval } from "./discount-approval.tsx";
import { OrderProblem } from "./order-problem.tsx";
import { orderButtonText, paymentInWords } from "./payment-words.ts";
import { type TopUpAction, TopUpForm } from "./top-up-form.tsx";
import type { ApprovalNote } from "./use-approval-note.ts";
import type { OrderState } from "./use-order.ts";

type QuoteCardProps = {
  readonly desk: DeskView;
  readonly quote: QuoteView;
  readonly fields: ReactNode;
  readonly approval: ApprovalNote;
  readonly isStale: boolean;
  readonly order: OrderState;
  /** Why the last press ordered nothing. It stands by the button, where a toast would lie over it. */
  readonly missed: string | null;
  readonly onOrder: () => void;
  readonly topUpWallet: TopUpAction;
  readonly onToppedUp: (done: TopUpView) => void;
  readonly headingRef: RefObject<HTMLHeadingElement | null>;
};

/** The price, why, from what it is paid, and what to read back. The button names its effect. */
export function QuoteCard(props: QuoteCardProps) {
  const { desk, quote, isStale, order, missed, headingRef } = props;
  const { gross, currency, price, catalogName, at, validUntil, productName, quantity, withApproval } = quote;
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-1">
        <div className="min-w-0">
          <h2 ref={headingRef} tabIndex={-1} data-quiet-focus="" className="font-semibold text-lg">
            {productName}
          </h2>
          <p className="text-muted">
            {catalogName} · price at <IsoInstant iso={at} zone={desk.zone} style="time" />, until{" "}
            <IsoInstant iso={validUntil} zone={desk.zone} style="time" />
          </p>
        </div>
        <Amount value={gross} currency={currency} className={cn("font-semibold text-4xl tracking-tight", isStale && "text-muted")} />
      </div>
      <Why price={price} />
      <Payment {...props} />
      {quote.others.length > 0 ? <Notice tone="info">{`It comes late: ${quote.others.join(" ")}`}</Notice> : null}
      <AllowanceLines lines={quote.allowance} />
      {props.fields}
      <DiscountApproval quote={quote} {...props.approval} />
      <blockquote className="border-accent border-l-3 bg-panel px-4 py-3 text-base text-pretty">
        <span className="block text-muted text-xs">Read back</span>
        {readBackSentence({
          quantity,
          productName,
          accountName: desk.accountName,
          price: formatMoney({ value: gross, currency }),
          deviceEnding: quote.deviceEnding,
          discounts: quote.discounts,
          withApproval: withApproval && {
            discounts: withApproval.discounts,
            price: formatMoney({ value: withApproval.gross, currency }),
          },
        })}
      </blockquote>
      {missed === null ? null : (
        <Notice tone="caution" title="Nothing was ordered.">
          {missed}
        </Notice>
      )}
      <OrderProblem state={order} onRetry={props.onOrder} />
      <OrderButton {...props} />
    </div>
  );
}

function Why({ price: { headline, reasons } }: Pick<QuoteView, "price">) {
  const won = reasons.filter(({ kind }) => kind === "won");
  const rest = reasons.filter(({ kind }) => kind !== "won");
  return (
    <div>
      <p className="font-medium text-base">{headline}</p>
      {won.map(({ text }) => (
        <p key={text} className="text-pretty text-muted">
          {text}
        </p>
      ))}
      <details className="mt-1">
        <summary className="cursor-pointer text-accent">All of the explanation</summary>
        <ul className="mt-1.5 grid gap-1 border-l pl-3 text-muted">
          {rest.map(({ text }) => (
            <li key={text} className="text-pretty">
              {text}
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

function Payment({ desk, quote, topUpWallet, onToppedUp }: QuoteCardProps) {
  const [isToppingUp, setIsToppingUp] = useState(false);
  const { payment, currency } = quote;
  const words = paymentInWords(quote);
  if (payment.kind !== "lacksFunds") {
    return <p className={cn("text-base", payment.kind === "bill" && payment.billsAtOnce !== null && "text-caution")}>{words}</p>;
  }
  if (isToppingUp) {
    return (
      <>
        <p className="text-base text-caution">{words}</p>
        <TopUpForm
          subscriptionId={desk.subscriptionId}
          currency={currency}
          shortage={payment.shortage}
          topUpWallet={topUpWallet}
          onCancel={() => setIsToppingUp(false)}
          onDone={(done) => {
            setIsToppingUp(false);
            onToppedUp(done);
          }}
        />
      </>
    );
  }
  return (
    <Notice
      tone="caution"
      title="The wallet does not cover it"
      actions={
        <Button id="top-up" size="small" onClick={() => setIsToppingUp(true)}>
          Top up <KeyHint keys="t" />
        </Button>
      }
    >
      {words}
    </Notice>
  );
}

function OrderButton({ quote, isStale, order, onOrder }: QuoteCardProps) {
  const isWorking = order.kind === "sending" || order.kind === "checking";
  return (
    <Button
      variant="primary"
      size="large"
      className="w-full whitespace-normal"
      pending={isWorking}
      // While nobody knows whether it was ordered, the way on is to check: this button would read as a second order.
      disabled={quote.payment.kind === "lacksFunds" || isStale || order.kind === "unknown"}
      onClick={onOrder}
    >
      {orderButtonText(quote)}
      {quote.withApproval === null ? null : ", and ask for approval"}
      <KeyHint keys="Ctrl Enter" inverse className="max-sm:hidden" />
    </Button>
  );
}
