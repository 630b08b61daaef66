import type { IssuedKey } from "#lib/domain/people/people-views.ts";
import type {
  CreateServiceAccountForm,
  RenewServiceKeyInput,
  RevokeServiceAccountInput,
} from "#lib/domain/people/service-account-schema.ts";
import type { Action } from "#lib/web/action-result.ts";

/** What an administrator does to programs, as the page hands it down. */
export type ServiceAccountActions = {
  readonly createServiceAccount: Action<CreateServiceAccountForm, IssuedKey>;
  readonly renewServiceKey: Action<RenewServiceKeyInput, IssuedKey>;
  readonly revokeServiceAccount: Action<RevokeServiceAccountInput, unknown>;
};

/** An answer that never came: the same request, sent again, acts once. */
export const LOST_ANSWER = "The answer did not arrive. Press the button again: nothing is done twice.";
