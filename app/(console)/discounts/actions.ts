"use server";

import {
  createDiscountInput,
  decideDiscountInput,
  discardDiscountDraftInput,
  discountAtRevision,
  editDiscountInput,
  openDiscountDraftInput,
  saveDiscountDraftInput,
  submitDiscountInput,
  withdrawDiscountInput,
} from "#lib/domain/discount/discount-actions-schema.ts";
import { archiveDiscount as archiveDiscountOperation } from "#lib/operations/discount/archive-discount.ts";
import { createDiscount as createDiscountOperation } from "#lib/operations/discount/create-discount.ts";
import { decideDiscount as decideDiscountOperation } from "#lib/operations/discount/decide-discount.ts";
import { discardDiscountDraft as discardDiscountDraftOperation } from "#lib/operations/discount/discard-discount-draft.ts";
import { editDiscount as editDiscountOperation } from "#lib/operations/discount/edit-discount.ts";
import { openDiscountDraft as openDiscountDraftOperation } from "#lib/operations/discount/open-discount-draft.ts";
import { restoreDiscount as restoreDiscountOperation } from "#lib/operations/discount/restore-discount.ts";
import { saveDiscountDraft as saveDiscountDraftOperation } from "#lib/operations/discount/save-discount-draft.ts";
import { submitDiscount as submitDiscountOperation } from "#lib/operations/discount/submit-discount.ts";
import { withdrawDiscount as withdrawDiscountOperation } from "#lib/operations/discount/withdraw-discount.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const createDiscount = defineAction({
  name: "discount.create",
  permission: "pricePlan.edit",
  input: createDiscountInput,
  run: createDiscountOperation,
});

export const editDiscount = defineAction({
  name: "discount.edit",
  permission: "pricePlan.edit",
  input: editDiscountInput,
  run: editDiscountOperation,
});

export const openDiscountDraft = defineAction({
  name: "discount.openDraft",
  permission: "pricePlan.edit",
  input: openDiscountDraftInput,
  run: openDiscountDraftOperation,
});

export const saveDiscountDraft = defineAction({
  name: "discount.saveDraft",
  permission: "pricePlan.edit",
  input: saveDiscountDraftInput,
  run: saveDiscountDraftOperation,
});

export const discardDiscountDraft = defineAction({
  name: "discount.discardDraft",
  permission: "pricePlan.edit",
  input: discardDiscountDraftInput,
  run: discardDiscountDraftOperation,
});

export const submitDiscount = defineAction({
  name: "discount.submit",
  permission: "pricePlan.submit",
  input: submitDiscountInput,
  run: submitDiscountOperation,
});

export const withdrawDiscount = defineAction({
  name: "discount.withdraw",
  permission: "pricePlan.submit",
  input: withdrawDiscountInput,
  run: withdrawDiscountOperation,
});

export const decideDiscount = defineAction({
  name: "discount.decide",
  permission: "review.decide",
  input: decideDiscountInput,
  run: decideDiscountOperation,
});

export const archiveDiscount = defineAction({
  name: "discount.archive",
  permission: "pricePlan.edit",
  input: discountAtRevision,
  run: archiveDiscountOperation,
});

export const restoreDiscount = defineAction({
  name: "discount.restore",
  permission: "pricePlan.edit",
  input: discountAtRevision,
  run: restoreDiscountOperation,
});
