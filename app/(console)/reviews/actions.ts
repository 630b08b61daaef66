"use server";

import { decideReviewInput } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { decideReview as decideReviewOperation } from "#lib/operations/review/decide-review.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const decideReview = defineAction({
  name: "review.decide",
  permission: "review.decide",
  input: decideReviewInput,
  run: decideReviewOperation,
});
