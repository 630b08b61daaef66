/** What the sign-in page of the demo offers to fill in. */
export type DemoSignIns = {
  readonly password: string;
  readonly people: readonly { readonly email: string; readonly name: string; readonly roleName: string; readonly does: string }[];
};
