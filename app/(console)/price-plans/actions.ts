"use server";

import {
  discardDraftInput,
  draftFromVersionInput,
  openDraftInput,
  saveDraftInput,
  submitDraftInput,
  withdrawReviewInput,
} from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { discardDraft as discardDraftOperation } from "#lib/operations/price-plan/discard-draft.ts";
import { draftFromVersion as draftFromVersionOperation } from "#lib/operations/price-plan/draft-from-version.ts";
import { openDraft as openDraftOperation } from "#lib/operations/price-plan/open-draft.ts";
import { saveDraft as saveDraftOperation } from "#lib/operations/price-plan/save-draft.ts";
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

export const saveDraft = defineAction({
  name: "pricePlan.saveDraft",
  permission: "pricePlan.edit",
  input: saveDraftInput,
  run: saveDraftOperation,
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
