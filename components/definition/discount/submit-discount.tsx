"use client";

import type { SubmitDiscountInput } from "#lib/domain/discount/discount-actions-schema.ts";
import type { Action } from "#lib/web/action-result.ts";
import { SubmitForReview } from "../submit-for-review.tsx";

type SubmitDiscountProps = {
  readonly code: string;
  readonly revision: number;
  readonly zone: string;
  /** Next midnight, as a datetime-local field holds it. */
  readonly defaultEffective: string;
  readonly disabled: boolean;
  readonly submit: Action<SubmitDiscountInput, unknown>;
};

export function SubmitDiscount({ code, submit, ...rest }: SubmitDiscountProps) {
  return <SubmitForReview {...rest} what="discount" submit={(asked, options) => submit({ code, ...asked }, options)} />;
}
