import { startBacktestInput } from "../backtest/backtest-schema.ts";
import { apiOrderInput } from "../ordering/order-schema.ts";
import { quotePriceInput } from "../price-plan/quote-price-schema.ts";
import type { ApiOperation } from "./api-operation.ts";
import { backtestAnswer, backtestMovedAnswer, backtestStartedAnswer } from "./backtest-answers.ts";
import { anyJsonObject } from "./common-answers.ts";
import { orderAnswer, quoteAnswer } from "./rating-answers.ts";

const BACKTEST = { tag: "Rating", permission: "pricePlan.edit", idempotent: true } as const;
const ONE = "/api/rating/backtest/{backtestId}";

export function ratingOperations(): readonly ApiOperation[] {
  return [quote(), ...backtests(), order(), openApi()];
}

function quote(): ApiOperation {
  return {
    tag: "Rating",
    method: "post",
    path: "/api/rating/quote",
    id: "quotePrice",
    summary: "What would this usage cost, and why?",
    description: "Under the version in force, the open draft, or a document in the body. It stores nothing.",
    permission: "rating.quote",
    authenticate: "either",
    body: {
      schema: quotePriceInput,
      example: { under: { kind: "live", plan: "GLOBAL" }, product: "LOTR1", quantity: "1", at: "2026-11-22T02:14:00+02:00" },
    },
    answer: { status: 200, schema: quoteAnswer },
    refusals: [409, 422],
  };
}

function backtests(): readonly ApiOperation[] {
  return [
    {
      ...BACKTEST,
      method: "post",
      path: "/api/rating/backtest",
      id: "startBacktest",
      summary: "Try the open draft of a plan on past usage",
      description: "A job: its state and its sums so far stand at the Location. With a session only: a backtest is asked for by a person.",
      authenticate: "session",
      body: { schema: startBacktestInput, example: { plan: "GLOBAL", revision: 2, from: "2026-10-01", until: "2026-10-31" } },
      answer: { status: 202, schema: backtestStartedAnswer, headers: ["Location"], example: { backtestId: 1 } },
    },
    {
      tag: "Rating",
      method: "get",
      path: ONE,
      id: "getBacktest",
      summary: "Read a backtest",
      description: "How far it is, and what it says so far; of everything, when its state is `finished`.",
      permission: "pricePlan.read",
      authenticate: "either",
      answer: { status: 200, schema: backtestAnswer },
    },
    {
      ...BACKTEST,
      method: "post",
      path: `${ONE}/cancel`,
      id: "cancelBacktest",
      summary: "Stop a backtest",
      description: "What was rated so far stays, and it can be resumed.",
      authenticate: "either",
      answer: { status: 200, schema: backtestMovedAnswer, example: { backtestId: 1, state: "cancelled" } },
    },
    {
      ...BACKTEST,
      method: "post",
      path: `${ONE}/resume`,
      id: "resumeBacktest",
      summary: "Go on with a backtest that was stopped or that failed",
      authenticate: "either",
      answer: { status: 200, schema: backtestMovedAnswer, example: { backtestId: 1, state: "waiting" } },
    },
  ];
}

function order(): ApiOperation {
  return {
    tag: "Ordering",
    method: "post",
    path: "/api/v1/orders",
    id: "orderService",
    summary: "Order a service",
    description:
      "The same order at the same price as at the desk. Its source is the service account's own and is never sent. Of the ad hoc discounts " +
      "in `discounts` each is given in the version in force now, at `value` where it leaves a choice. One that needs an approval is refused " +
      "(403 DISCOUNT_NEEDS_APPROVAL): only a person at the desk can ask for it.",
    permission: "order.create",
    authenticate: "key",
    idempotent: true,
    body: { schema: apiOrderInput, example: { subscription: "S-20001", product: "LOTR1" } },
    answer: { status: 201, schema: orderAnswer },
  };
}

function openApi(): ApiOperation {
  return {
    tag: "Document",
    method: "get",
    path: "/api/v1/openapi.json",
    id: "getOpenApi",
    summary: "This document",
    permission: "public",
    authenticate: "either",
    answer: { status: 200, headers: ["ETag"], schema: anyJsonObject },
  };
}
