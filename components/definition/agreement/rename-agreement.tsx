"use client";

import type { RenameAgreementForm } from "#lib/domain/agreement/agreement-actions-schema.ts";
import type { AgreementRow } from "#lib/domain/agreement/agreement-view.ts";
import type { Action } from "#lib/web/action-result.ts";
import { RenameDialog } from "../rename-dialog.tsx";

type RenameAgreementProps = {
  readonly agreement: Pick<AgreementRow, "account" | "name" | "description" | "revision">;
  readonly rename: Action<RenameAgreementForm, unknown>;
};

/** Name and description. What is agreed has drafts and reviews of its own. */
export function RenameAgreement({ agreement, rename }: RenameAgreementProps) {
  const { account, revision } = agreement;
  return (
    <RenameDialog
      stored={agreement}
      explanation="What is agreed stays as it is, so nobody has to approve this."
      save={(named, options) => rename({ account: account.number, revision, ...named }, options)}
    />
  );
}
