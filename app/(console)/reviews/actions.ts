"use server";

import { decideAdHocInput } from "#lib/domain/discount/ad-hoc-review-schema.ts";
import { decideReviewInput } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { withdrawRequestInput } from "#lib/domain/review/udr-review-schema.ts";
import { decideCreditInput } from "#lib/domain/udr/credit-review-schema.ts";
import { decideAdHocRequest } from "#lib/operations/review/decide-ad-hoc-request.ts";
import { decideCreditRequest } from "#lib/operations/review/decide-credit-request.ts";
import { decideReview as decideReviewOperation } from "#lib/operations/review/decide-review.ts";
import { withdrawAdHocRequest } from "#lib/operations/review/withdraw-ad-hoc-request.ts";
import { withdrawCreditRequest } from "#lib/operations/review/withdraw-credit-request.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const decideAdHoc = defineAction({
  name: "discount.approve",
  permission: "review.decide",
  input: decideAdHocInput,
  run: decideAdHocRequest,
});

/** The operation says who may: who asked, and whoever may order for the account. */
export const withdrawAdHoc = defineAction({
  name: "discount.withdrawAsked",
  permission: "udr.read",
  input: withdrawRequestInput,
  run: withdrawAdHocRequest,
});

export const decideCredit = defineAction({
  name: "credit.approve",
  permission: "credit.approve",
  input: decideCreditInput,
  run: decideCreditRequest,
});

/** The operation says who may: who asked. */
export const withdrawCredit = defineAction({
  name: "credit.withdrawAsked",
  permission: "udr.read",
  input: withdrawRequestInput,
  run: withdrawCreditRequest,
});

export const decideReview = defineAction({
  name: "review.decide",
  permission: "review.decide",
  input: decideReviewInput,
  run: decideReviewOperation,
});
