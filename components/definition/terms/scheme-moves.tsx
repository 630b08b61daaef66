"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { reasonAgainstMove, SCHEME_MOVES, type SchemeMove } from "#lib/domain/billing-term/billing-term-moves.ts";
import { type BillingTermView, subscriptionsInWords } from "#lib/domain/billing-term/billing-term-view.ts";
import { type Action, type ActionFault, type ActionRefused, messageOf } from "#lib/web/action-result.ts";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import { Button } from "../../ui/button.tsx";
import { RefusalMessage } from "../../ui/refusal-message.tsx";
import { notify } from "../../ui/toast.tsx";
import { Tooltip } from "../../ui/tooltip.tsx";

type Move = { readonly code: string; readonly revision: number; readonly to: SchemeMove };

export type MoveScheme = Action<Move, unknown>;

type SchemeMovesProps = { readonly scheme: BillingTermView; readonly move: MoveScheme };

/** Where a scheme's life goes on. What cannot be done says why, to the pointer and to who listens. */
export function SchemeMoves({ scheme, move }: SchemeMovesProps) {
  return SCHEME_MOVES.map(({ to, label, done }) => {
    const reason = reasonAgainstMove(scheme.state, to);
    if (reason === null) return <MoveButton key={to} scheme={scheme} to={to} label={label} done={done} move={move} />;
    return (
      <Tooltip key={to} content={reason}>
        <Button aria-disabled="true" aria-description={reason}>
          {label}
        </Button>
      </Tooltip>
    );
  });
}

type MoveButtonProps = SchemeMovesProps & { readonly to: SchemeMove; readonly label: string; readonly done: string };

function MoveButton({ scheme: { code, name, revision, subscriptions }, to, label, done, move }: MoveButtonProps) {
  const router = useRouter();
  const [isAsking, setIsAsking] = useState(false);
  const [refusal, setRefusal] = useState<ActionRefused | ActionFault | null>(null);
  const [pending, startTransition] = useTransition();

  function confirm(): void {
    startTransition(async () => {
      const result = await move({ code, revision, to }, { idempotencyKey: crypto.randomUUID() });
      if (!result.ok) return setRefusal(result);
      setIsAsking(false);
      notify({ tone: "positive", title: `${name} ${done}.` });
      router.refresh();
    });
  }

  const lasting = subscriptions.count === 0 ? "" : ` ${subscriptionsInWords(subscriptions)} go on being billed by it.`;
  return (
    <AlertDialog
      title={`${label}: ${name}?`}
      description={
        to === "effective"
          ? "Subscriptions may be given it from now on. It does not become a draft again."
          : `No subscription is given it any more.${lasting} A terminated scheme stays terminated.`
      }
      confirmLabel={label}
      tone={to === "terminated" ? "danger" : "primary"}
      pending={pending}
      open={isAsking}
      onOpenChange={(open) => {
        setIsAsking(open);
        setRefusal(null);
      }}
      onConfirm={confirm}
      trigger={<Button>{label}</Button>}
    >
      {refusal ? <RefusalMessage title="Its state was not changed." message={messageOf(refusal)} /> : null}
    </AlertDialog>
  );
}
