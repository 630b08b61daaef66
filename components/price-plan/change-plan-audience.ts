import type { ChangeAudienceInput } from "#lib/domain/price-plan/plan-audience-schema.ts";
import type { Action } from "#lib/web/action-result.ts";

export type ChangePlanAudience = Action<ChangeAudienceInput, { readonly changed: number }>;
