"use server";

import {
  discardDraftInput,
  draftFromVersionInput,
  openDraftInput,
  submitDraftInput,
  withdrawReviewInput,
} from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { removeSampleInput, saveSampleInput } from "#lib/domain/price-plan/sample-schema.ts";
import { discardDraft as discardDraftOperation } from "#lib/operations/price-plan/discard-draft.ts";
import { draftFromVersion as draftFromVersionOperation } from "#lib/operations/price-plan/draft-from-version.ts";
import { openDraft as openDraftOperation } from "#lib/operations/price-plan/open-draft.ts";
import { removeSample as removeSampleOperation } from "#lib/operations/price-plan/remove-sample.ts";
import { saveSample as saveSampleOperation } from "#lib/operations/price-plan/save-sample.ts";
import { submitDraft as submitDraftOperation } from "#lib/operations/price-plan/submit-draft.ts";
import { withdrawReview as withdrawReviewOperation } from "#lib/operations/price-plan/withdraw-review.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const openDraft = defineAction({
  name: "pricePlan.openDraft",
  permission: "pricePlan.edit",
  input: openDraftInput,
  run: openDraftOperation,
});

export const draftFromVersion = defineAction({
  name: "pricePlan.draftFromVersion",
  permission: "pricePlan.edit",
  input: draftFromVersionInput,
  run: draftFromVersionOperation,
});

export const discardDraft = defineAction({
  name: "pricePlan.discardDraft",
  permission: "pricePlan.edit",
  input: discardDraftInput,
  run: discardDraftOperation,
});

export const submitDraft = defineAction({
  name: "pricePlan.submitDraft",
  permission: "pricePlan.submit",
  input: submitDraftInput,
  run: submitDraftOperation,
});

export const withdrawReview = defineAction({
  name: "pricePlan.withdrawReview",
  permission: "pricePlan.submit",
  input: withdrawReviewInput,
  run: withdrawReviewOperation,
});

export const saveSample = defineAction({
  name: "pricePlan.saveSample",
  permission: "pricePlan.edit",
  input: saveSampleInput,
  run: saveSampleOperation,
});

export const removeSample = defineAction({
  name: "pricePlan.removeSample",
  permission: "pricePlan.edit",
  input: removeSampleInput,
  run: removeSampleOperation,
});
