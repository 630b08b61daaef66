import type { Permission, Role } from "./permissions.ts";

/** A person who signs in, as the users page shows them. Instants are ISO text. */
export type UserView = {
  readonly userId: number;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly roleName: string;
  readonly isDisabled: boolean;
  readonly disabledAt: string | null;
  readonly lastSeenAt: string | null;
  /** Who looks at the page: nobody disables themselves. */
  readonly isSelf: boolean;
};

export type ServiceAccountView = {
  readonly code: string;
  readonly name: string;
  readonly roleName: string;
  readonly sourceCode: string | null;
  readonly isRevoked: boolean;
};

export type PeopleView = { readonly users: readonly UserView[]; readonly serviceAccounts: readonly ServiceAccountView[] };

/** The table of rights, as a page draws it: groups of permissions, and for each whether a role has it. */
export type RightsView = {
  readonly roles: readonly { readonly role: Role; readonly name: string }[];
  readonly groups: readonly { readonly name: string; readonly rights: readonly RightView[] }[];
};

export type RightView = { readonly permission: Permission; readonly name: string; readonly roles: readonly Role[] };
