"use client";

import { useRouter } from "next/navigation";
import { useEffect, useId, useRef, useState } from "react";
import type { BulkAction } from "#lib/domain/bulk/bulk.ts";
import type { BulkView } from "#lib/domain/bulk/bulk-view.ts";
import { udrFiltersToWire } from "#lib/domain/udr/udr-address.ts";
import { countInWords, type UdrSelection } from "#lib/domain/udr/udr-selection.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Notice } from "../ui/notice.tsx";
import { RefusalMessage } from "../ui/refusal-message.tsx";
import { routeHref } from "../ui/route-href.ts";
import type { SelectedUdrs } from "../ui/selected-udrs.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { AgreeButtons } from "./agree-buttons.tsx";
import { type AskWords, useAskWords } from "./ask-words.tsx";
import { type BulkForm, BulkFormFields, fieldsOf, problemsOf } from "./bulk-form.tsx";
import type { BulkCorrectionsProps, BulkStart } from "./bulk-moves.ts";
import { BulkRows } from "./bulk-rows.tsx";
import { BulkStanding } from "./bulk-standing.tsx";
import { useBulk } from "./use-bulk.ts";
import { useBulkMove } from "./use-bulk-move.ts";

type BulkDialogProps = BulkCorrectionsProps & {
  readonly selected: SelectedUdrs;
  readonly initialAction: BulkAction;
  readonly onClose: () => void;
};

/** First what and why, then what it would post; only then the button that does it. */
export function BulkDialog(props: BulkDialogProps) {
  const { selected, initialAction, reasons, offer, lookAtBulk, moves, onClose } = props;
  // What was selected when it opened: the list goes on under it.
  const [{ selection, count }] = useState(selected);
  const [form, setForm] = useState<BulkForm>({ action: initialAction, field: "product", value: "", reasonCode: "", reasonText: "" });
  const [isTried, setTried] = useState(false);
  const [bulkJobId, setBulkJobId] = useState<number | null>(null);
  const words = useAskWords();
  const { move, isPending, notDone } = useBulkMove();
  const formId = useId();
  const first = useRef<HTMLElement>(null);
  const router = useRouter();
  const udrs = count === null ? "all UDRs that match" : countInWords(count);

  async function look(): Promise<void> {
    setTried(true);
    const [problem] = problemsOf(form);
    if (problem !== undefined) {
      document.getElementById(problem.id)?.focus();
      return;
    }
    const { action, reasonCode } = form;
    const reasonText = form.reasonText.trim();
    const fields = fieldsOf(form);
    const asked = { action, reasonCode, ...(reasonText !== "" && { reasonText }), ...(fields !== null && { fields }) };
    const opened = await move((options) => lookAtBulk({ selection: toWire(selection), ...asked }, options));
    if (opened !== null) setBulkJobId(opened.bulkJobId);
  }

  /** What was looked at and not agreed to is not left standing for somebody to find. */
  async function leave(): Promise<void> {
    onClose();
    if (bulkJobId !== null) await moves.cancelBulk({ bulkJobId });
  }

  async function start(jobId: number, as: BulkStart): Promise<void> {
    if (isPending) return;
    const started = await move((options) => moves.startBulk({ bulkJobId: jobId, ...as }, options));
    if (started !== null) router.push(routeHref(`/bulk/${jobId}`));
  }

  return (
    <Dialog
      open
      size="large"
      initialFocus={first}
      onOpenChange={(open) => {
        if (!open && !isPending) void leave();
      }}
      title={`Correct ${udrs}`}
      description={
        bulkJobId === null ? "Nothing changes before you have seen what would post." : "What would post. Nothing is changed yet."
      }
      footer={
        bulkJobId === null ? (
          <>
            <Button onClick={() => void leave()}>Leave them as they are</Button>
            <Button type="submit" form={formId} variant="primary" pending={isPending}>
              See what would post
            </Button>
          </>
        ) : (
          <Agreeing
            bulkJobId={bulkJobId}
            words={words}
            isPending={isPending}
            onLeave={() => void leave()}
            onStart={(as) => void start(bulkJobId, as)}
          />
        )
      }
    >
      <div className="grid gap-4">
        {notDone === null ? null : <RefusalMessage {...notDone} />}
        {bulkJobId === null ? (
          <form
            id={formId}
            noValidate
            ref={(element) => {
              first.current = element?.querySelector<HTMLElement>("[role=radio][data-checked]") ?? null;
            }}
            onSubmit={(event) => {
              event.preventDefault();
              void look();
            }}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void look();
            }}
          >
            <BulkFormFields form={form} onChange={setForm} reasons={reasons} offer={offer} problems={isTried ? problemsOf(form) : []} />
          </form>
        ) : (
          <Looked bulkJobId={bulkJobId} words={words} onStart={() => void start(bulkJobId, { asksApproval: false })} />
        )}
      </div>
    </Dialog>
  );
}

function toWire(selection: UdrSelection) {
  if (selection.kind === "ids") return { kind: "ids" as const, udrIds: [...selection.udrIds] };
  return { kind: "matching" as const, filters: udrFiltersToWire(selection.filters), except: [...selection.except] };
}

type LookedProps = { readonly bulkJobId: number; readonly words: AskWords; readonly onStart: () => void };

/** The form is gone with the focus in it: the focus goes to what took its place, and Ctrl+Enter agrees there as it asked before. */
function Looked({ bulkJobId, words, onStart }: LookedProps) {
  const { view, isLost } = useBulk(bulkJobId);
  const region = useRef<HTMLElement>(null);
  useEffect(() => region.current?.focus(), []);
  return (
    <section
      ref={region}
      tabIndex={-1}
      aria-label="Preview"
      aria-busy={view === undefined || view.state === "looking"}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && isReady(view)) onStart();
      }}
      className="grid gap-4 outline-none"
    >
      {isLost ? <Notice tone="caution">The server does not answer. It is asked again.</Notice> : null}
      {view === undefined ? <Skeleton className="h-24 w-full" /> : <BulkStanding view={view} words={words} />}
      {view === undefined || view.state === "looking" ? null : <BulkRows view={view} outcome={null} isLinked={false} />}
    </section>
  );
}

function isReady(view: BulkView | undefined): boolean {
  return view?.state === "ready" && view.counts.planned > 0;
}

type AgreeingProps = {
  readonly bulkJobId: number;
  readonly words: AskWords;
  readonly isPending: boolean;
  readonly onLeave: () => void;
  readonly onStart: (start: BulkStart) => void;
};

function Agreeing({ bulkJobId, words, isPending, onLeave, onStart }: AgreeingProps) {
  const { view } = useBulk(bulkJobId);
  return (
    <>
      <Button disabled={isPending} onClick={onLeave}>
        Leave them as they are
      </Button>
      {view?.state === "ready" && view.counts.planned + view.askable > 0 ? (
        <AgreeButtons view={view} words={words} isPending={isPending} onStart={onStart} />
      ) : (
        <Button variant={view?.action === "cancel" ? "danger" : "primary"} disabled>
          {view === undefined || view.state === "looking" ? "Looking…" : "Nothing to change"}
        </Button>
      )}
    </>
  );
}
