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
  /** Tells one key from the next, and nothing about either. */
  readonly keyId: string;
  readonly isRevoked: boolean;
  /** It opens only where the demo exists. */
  readonly isDemo: boolean;
};

/** A key as it was just made. Null: it was made by an earlier attempt, and shown to nobody but that attempt's answer. */
export type IssuedKey = { readonly code: string; readonly name: string; readonly keyId: string; readonly key: string | null };

/** What a program may be: for the form that makes one. */
export type ProgramChoices = {
  readonly roles: readonly { readonly role: Role; readonly name: string; readonly orders: boolean }[];
  readonly sources: readonly { readonly code: string; readonly name: string }[];
};

export type PeopleView = {
  readonly users: readonly UserView[];
  readonly serviceAccounts: readonly ServiceAccountView[];
  readonly programChoices: ProgramChoices;
};

/** The table of rights, as a page draws it: groups of permissions, and for each whether a role has it. */
export type RightsView = {
  readonly roles: readonly { readonly role: Role; readonly name: string }[];
  readonly groups: readonly { readonly name: string; readonly rights: readonly RightView[] }[];
};

export type RightView = { readonly permission: Permission; readonly name: string; readonly roles: readonly Role[] };
