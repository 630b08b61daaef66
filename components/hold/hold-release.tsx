"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { AlertDialog } from "#components/ui/alert-dialog.tsx";
import { answerOf } from "#components/ui/answer-of.ts";
import { Button } from "#components/ui/button.tsx";
import { RefusalMessage } from "#components/ui/refusal-message.tsx";
import { notify } from "#components/ui/toast.tsx";
import type { HoldAtRevision } from "#lib/domain/hold/hold-schema.ts";
import type { HoldView } from "#lib/domain/hold/hold-view.ts";
import { type Action, messageOf } from "#lib/web/action-result.ts";
import type { HoldActions } from "./hold-actions.ts";
import { ReasonDialog } from "./reason-dialog.tsx";

type HoldReleaseProps = { readonly hold: HoldView } & Omit<HoldActions, "setHold">;

/** The two steps of a release: one asks for it, another agrees or says no. */
export function HoldRelease({ hold, requestRelease, releaseHold, keepHold }: HoldReleaseProps) {
  const { holdId, revision, name, release } = hold;
  if (release === null) {
    return (
      <ReasonDialog
        title={`Ask for the release of ${name}?`}
        description="A second person then agrees to it. Until then it stays on hold."
        hint="What was put right, for whoever agrees and for the record."
        label="Ask for release"
        variant="primary"
        done="Asked for. A second person agrees to it."
        run={(reason, options) => requestRelease({ holdId, revision, reason }, options)}
        triggerVariant="default"
        trigger="Ask for release"
      />
    );
  }
  const seen = { holdId, revision };
  return (
    <>
      <Decision
        {...{ seen, name }}
        act={keepHold}
        label={release.isMine ? "Take the question back" : "Keep on hold"}
        title={`Keep ${name} on hold?`}
        description="Nothing is rated, ordered or billed by it. Its release can be asked for again."
        done={`${name} stays on hold.`}
      />
      {release.isMine ? null : (
        <Decision
          {...{ seen, name }}
          act={releaseHold}
          label="Release"
          title={`Release ${name}?`}
          description="At once it is rated, ordered and billed again; what waited goes on the next bill."
          done={`${name} is released.`}
        />
      )}
    </>
  );
}

type DecisionProps = {
  readonly seen: HoldAtRevision;
  readonly name: string;
  readonly act: Action<HoldAtRevision, unknown>;
  readonly label: string;
  readonly title: string;
  readonly description: string;
  readonly done: string;
};

function Decision({ seen, name, act, label, title, description, done }: DecisionProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();

  function confirm(): void {
    startTransition(async () => {
      const result = await answerOf(act(seen, { idempotencyKey: crypto.randomUUID() }));
      if (!result.ok) return setFailure(messageOf(result));
      setOpen(false);
      notify({ tone: "positive", title: done });
      router.refresh();
    });
  }

  return (
    <AlertDialog
      title={title}
      description={description}
      confirmLabel={label}
      tone="primary"
      pending={pending}
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setFailure(null);
      }}
      onConfirm={confirm}
      trigger={
        <Button>
          {label}
          <span className="sr-only"> {name}</span>
        </Button>
      }
    >
      {failure === null ? null : <RefusalMessage message={failure} />}
    </AlertDialog>
  );
}
