"use server";

import { orderInput, topUpInput } from "#lib/domain/ordering/order-schema.ts";
import { addServiceUsage } from "#lib/operations/ordering/add-service-usage.ts";
import { topUpWallet as topUpWalletOperation } from "#lib/operations/wallet/top-up-wallet.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const orderService = defineAction({ name: "order.create", permission: "order.create", input: orderInput, run: addServiceUsage });

export const topUpWallet = defineAction({ name: "wallet.topUp", permission: "wallet.topUp", input: topUpInput, run: topUpWalletOperation });
