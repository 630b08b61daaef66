/** An agreement whose allowances name something; a draft has no version yet. */
export type AgreementNaming = {
  readonly account: { readonly number: string; readonly name: string };
  readonly version: number | null;
  readonly isScheduled: boolean;
};

/** "the agreement of Kourion Hotels v2", "… (scheduled)", "the draft of the agreement of …": what stands against archiving what they name. */
export function agreementUsers(agreements: readonly AgreementNaming[]): readonly string[] {
  return agreements.map(({ account, version, isScheduled }) => {
    const whose = `the agreement of ${account.name} (${account.number})`;
    if (version === null) return `the draft of ${whose}`;
    return `${whose} v${version}${isScheduled ? " (scheduled)" : ""}`;
  });
}
