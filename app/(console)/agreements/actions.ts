"use server";

import {
  agreementAtRevision,
  agreementParams,
  decideAgreementInput,
  renameAgreementInput,
  saveAgreementInput,
  submitAgreementInput,
} from "#lib/domain/agreement/agreement-actions-schema.ts";
import { decideAgreement as decideAgreementOperation } from "#lib/operations/agreement/decide-agreement.ts";
import { discardAgreementDraft as discardAgreementDraftOperation } from "#lib/operations/agreement/discard-agreement-draft.ts";
import { openAgreementDraft as openAgreementDraftOperation } from "#lib/operations/agreement/open-agreement-draft.ts";
import { renameAgreement as renameAgreementOperation } from "#lib/operations/agreement/rename-agreement.ts";
import { saveAgreementDraft as saveAgreementDraftOperation } from "#lib/operations/agreement/save-agreement-draft.ts";
import { submitAgreement as submitAgreementOperation } from "#lib/operations/agreement/submit-agreement.ts";
import { withdrawAgreement as withdrawAgreementOperation } from "#lib/operations/agreement/withdraw-agreement.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const saveAgreementDraft = defineAction({
  name: "agreement.saveDraft",
  permission: "pricePlan.edit",
  input: saveAgreementInput,
  run: saveAgreementDraftOperation,
});

export const renameAgreement = defineAction({
  name: "agreement.rename",
  permission: "pricePlan.edit",
  input: renameAgreementInput,
  run: renameAgreementOperation,
});

export const openAgreementDraft = defineAction({
  name: "agreement.openDraft",
  permission: "pricePlan.edit",
  input: agreementParams,
  run: openAgreementDraftOperation,
});

export const discardAgreementDraft = defineAction({
  name: "agreement.discardDraft",
  permission: "pricePlan.edit",
  input: agreementAtRevision,
  run: discardAgreementDraftOperation,
});

export const submitAgreement = defineAction({
  name: "agreement.submit",
  permission: "pricePlan.submit",
  input: submitAgreementInput,
  run: submitAgreementOperation,
});

export const withdrawAgreement = defineAction({
  name: "agreement.withdraw",
  permission: "pricePlan.submit",
  input: agreementParams,
  run: withdrawAgreementOperation,
});

export const decideAgreement = defineAction({
  name: "agreement.decide",
  permission: "review.decide",
  input: decideAgreementInput,
  run: decideAgreementOperation,
});
