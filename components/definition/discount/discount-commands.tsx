"use client";

import type { Action } from "#lib/web/action-result.ts";
import { DiscardDraft, OpenDraft, WithdrawDraft } from "../draft-commands.tsx";

type OpenDraftProps = { readonly code: string; readonly openDraft: Action<{ readonly code: string }, unknown> };

export function OpenDiscountDraft({ code, openDraft }: OpenDraftProps) {
  return <OpenDraft which={{ code }} href={`/discounts/${encodeURIComponent(code)}/draft`} openDraft={openDraft} />;
}

type WithdrawProps = { readonly code: string; readonly withdraw: Action<{ readonly code: string }, unknown> };

export function WithdrawDiscount({ code, withdraw }: WithdrawProps) {
  return <WithdrawDraft which={{ code }} withdraw={withdraw} />;
}

type AtRevision = { readonly code: string; readonly revision: number };
type DiscardProps = AtRevision & { readonly isFirst: boolean; readonly discard: Action<AtRevision, unknown> };

export function DiscardDiscountDraft({ code, revision, isFirst, discard }: DiscardProps) {
  const remains = isFirst ? "Nothing of the discount was ever approved, so nothing of it remains." : "What is in force stays as it is.";
  return <DiscardDraft which={{ code, revision }} remains={remains} discard={discard} />;
}
