import { apiResendInput } from "../provisioning/resend-schema.ts";
import type { ApiOperation } from "./api-operation.ts";
import { provisioningRequestAnswer } from "./rating-answers.ts";

export function provisioningOperations(): readonly ApiOperation[] {
  return [
    {
      tag: "Ordering",
      method: "post",
      path: "/api/v1/provisioning-requests",
      id: "resendDelivery",
      summary: "Send what was ordered once more",
      description:
        "Another request to the provider for the same product, to the device it was sent to before or to another one of the subscription. Only for a posted UDR that came from an order and whose last request was delivered or has failed. No money moves.",
      permission: "order.create",
      authenticate: "key",
      idempotent: true,
      body: { schema: apiResendInput, example: { udr: 1001, device: "4400100101" } },
      answer: { status: 201, schema: provisioningRequestAnswer, example: { request: 50_002, udr: 1001, deviceEnding: "101" } },
    },
  ];
}
