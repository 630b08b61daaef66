import type { ChangePinForm } from "#lib/domain/price-plan/pin-schema.ts";
import type { Action } from "#lib/web/action-result.ts";

export type ChangeVersionPin = Action<ChangePinForm, unknown>;
