import type { ResendInput } from "#lib/domain/provisioning/resend-schema.ts";
import type { Action } from "#lib/web/action-result.ts";

export type ResendAction = Action<ResendInput, { readonly deviceEnding: string }>;
