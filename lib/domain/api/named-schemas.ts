import type * as z from "zod";
import { accountLimitsBody } from "../account/limits-schema.ts";
import { renameAgreementBody } from "../agreement/agreement-actions-schema.ts";
import { agreementDocument } from "../agreement/agreement-document.ts";
import { startBacktestInput } from "../backtest/backtest-schema.ts";
import { discountDocument } from "../discount/discount-document.ts";
import { apiOrderInput } from "../ordering/order-schema.ts";
import { pricePlanDocument } from "../price-plan/price-plan-document.ts";
import { quotePriceInput } from "../price-plan/quote-price-schema.ts";
import { apiResendInput } from "../provisioning/resend-schema.ts";
import { accountLimitsAnswer, accountLimitsSavedAnswer, allowanceAnswer } from "./account-limit-operations.ts";
import {
  agreementAnswer,
  agreementDraftAnswer,
  agreementOvertakenAnswer,
  agreementPage,
  agreementSubmittedAnswer,
  agreementVersionAnswer,
  agreementVersionPage,
  agreementWithdrawnAnswer,
  submitAgreementBody,
} from "./agreement-answers.ts";
import { backtestAnswer, backtestMovedAnswer, backtestStartedAnswer } from "./backtest-answers.ts";
import { problemAnswer, savedAnswer } from "./common-answers.ts";
import { DEFINITION_PAGES } from "./definition-operations.ts";
import { DEFINITION_RESOURCES, type DefinitionResource } from "./definition-resources.ts";
import {
  createDiscountBody,
  discountAnswer,
  discountCreatedAnswer,
  discountDraftDiscardedAnswer,
  discountDraftOpenedAnswer,
  discountDraftSavedAnswer,
  discountOvertakenAnswer,
  discountPage,
  discountSubmittedAnswer,
  discountVersionAnswer,
  discountVersionPage,
  discountWithdrawnAnswer,
  submitDiscountBody,
} from "./discount-answers.ts";
import {
  draftDiscardedAnswer,
  draftOpenedAnswer,
  draftOvertakenAnswer,
  draftSavedAnswer,
  draftSubmittedAnswer,
  planVersionAnswer,
  planVersionPage,
  pricePlanAnswer,
  pricePlanPage,
  submitDraftBody,
} from "./price-plan-answers.ts";
import { orderAnswer, provisioningRequestAnswer, quoteAnswer, quotedPriceAnswer } from "./rating-answers.ts";
import { NAMED_OF_NETWORKS } from "./subscription-network-operations.ts";
import { NAMED_OF_UDRS } from "./udr-answers.ts";
import { NAMED_OF_USAGE } from "./usage-import-answers.ts";

type Named = readonly [schema: z.ZodType, name: string];

const COMMON: readonly Named[] = [
  [problemAnswer, "Problem"],
  [savedAnswer, "SavedDefinition"],
];

const PLANS: readonly Named[] = [
  [pricePlanDocument, "PricePlanDocument"],
  [pricePlanAnswer, "PricePlan"],
  [pricePlanPage, "PricePlanPage"],
  [planVersionAnswer, "PricePlanVersion"],
  [planVersionPage, "PricePlanVersionPage"],
  [draftOpenedAnswer, "OpenedDraft"],
  [draftSavedAnswer, "SavedDraft"],
  [draftOvertakenAnswer, "DraftOvertaken"],
  [draftDiscardedAnswer, "DiscardedDraft"],
  [submitDraftBody, "DraftSubmission"],
  [draftSubmittedAnswer, "SubmittedDraft"],
];

const AGREEMENTS: readonly Named[] = [
  [agreementDocument, "AgreementDocument"],
  [renameAgreementBody, "AgreementName"],
  [agreementAnswer, "Agreement"],
  [agreementPage, "AgreementPage"],
  [agreementVersionAnswer, "AgreementVersion"],
  [agreementVersionPage, "AgreementVersionPage"],
  [agreementDraftAnswer, "AgreementDraft"],
  [agreementOvertakenAnswer, "AgreementDraftOvertaken"],
  [submitAgreementBody, "AgreementSubmission"],
  [agreementSubmittedAnswer, "SubmittedAgreement"],
  [agreementWithdrawnAnswer, "WithdrawnAgreement"],
];

const DISCOUNTS: readonly Named[] = [
  [discountDocument, "DiscountDocument"],
  [discountAnswer, "Discount"],
  [discountPage, "DiscountPage"],
  [discountVersionAnswer, "DiscountVersion"],
  [discountVersionPage, "DiscountVersionPage"],
  [createDiscountBody, "NewDiscount"],
  [discountCreatedAnswer, "CreatedDiscount"],
  [discountDraftOpenedAnswer, "OpenedDiscountDraft"],
  [discountDraftSavedAnswer, "SavedDiscountDraft"],
  [discountOvertakenAnswer, "DiscountDraftOvertaken"],
  [discountDraftDiscardedAnswer, "DiscardedDiscountDraft"],
  [submitDiscountBody, "DiscountSubmission"],
  [discountSubmittedAnswer, "SubmittedDiscount"],
  [discountWithdrawnAnswer, "WithdrawnDiscount"],
];

const RATING: readonly Named[] = [
  [quotePriceInput, "PriceQuestion"],
  [quotedPriceAnswer, "QuotedPrice"],
  [quoteAnswer, "PriceAnswer"],
  [startBacktestInput, "NewBacktest"],
  [backtestStartedAnswer, "StartedBacktest"],
  [backtestMovedAnswer, "MovedBacktest"],
  [backtestAnswer, "Backtest"],
  [apiOrderInput, "NewOrder"],
  [orderAnswer, "Order"],
  [apiResendInput, "NewProvisioningRequest"],
  [provisioningRequestAnswer, "ProvisioningRequest"],
];

const ACCOUNTS: readonly Named[] = [
  [accountLimitsBody, "NewAccountLimits"],
  [accountLimitsAnswer, "AccountLimits"],
  [accountLimitsSavedAnswer, "SavedAccountLimits"],
  [allowanceAnswer, "Allowance"],
];

/** Every schema that the document names, to be written one by one. */
export const NAMED: readonly Named[] = [
  ...Object.values<DefinitionResource>(DEFINITION_RESOURCES).flatMap(ofDefinition),
  ...PLANS,
  ...DISCOUNTS,
  ...AGREEMENTS,
  ...RATING,
  ...ACCOUNTS,
  ...NAMED_OF_NETWORKS,
  ...NAMED_OF_USAGE,
  ...NAMED_OF_UDRS,
  ...COMMON,
];

/** The same, to be referred to from wherever they come up. */
export const NAMED_SCHEMAS: ReadonlyMap<z.core.$ZodType, string> = new Map<z.core.$ZodType, string>(NAMED);

function ofDefinition({ schemaName, bodies, answer, listed }: DefinitionResource): readonly Named[] {
  const page = DEFINITION_PAGES.get(schemaName);
  return [
    [answer, schemaName],
    ...(listed === answer ? [] : [[listed, `Listed${schemaName}`] as const]),
    ...(page ? [[page, `${schemaName}Page`] as const] : []),
    [bodies.creation, `New${schemaName}`],
    [bodies.content, `${schemaName}Content`],
  ];
}
