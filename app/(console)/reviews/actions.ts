"use server";

import { decideAdHocInput } from "#lib/domain/discount/ad-hoc-review-schema.ts";
import { decideReviewInput } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { decideAdHocRequest } from "#lib/operations/review/decide-ad-hoc-request.ts";
import { decideReview as decideReviewOperation } from "#lib/operations/review/decide-review.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const decideAdHoc = defineAction({
  name: "discount.approve",
  permission: "review.decide",
  input: decideAdHocInput,
  run: decideAdHocRequest,
});

export const decideReview = defineAction({
  name: "review.decide",
  permission: "review.decide",
  input: decideReviewInput,
  run: decideReviewOperation,
});
