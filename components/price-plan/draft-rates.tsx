"use client";

import { ClipboardPaste, Percent, Plus, ScrollText, Undo2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { announce } from "#components/ui/live-region.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { withoutLine, withoutRate } from "#lib/domain/price-plan/edit-rates.ts";
import type { PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import type { DraftView } from "#lib/domain/price-plan/price-plan-view.ts";
import type { RateLines } from "#lib/domain/price-plan/rate-lines.ts";
import type { WeekStrip } from "#lib/domain/price-plan/rate-strips.ts";
import { tariffAddress } from "#lib/domain/price-plan/tariff-view.ts";
import { DownloadRates } from "./download-rates.tsx";
import { DraftRate, type RateEditing } from "./draft-rate.tsx";
import { hasConflicts } from "./draft-state.ts";
import type { OpenForm } from "./rate-dialogs.tsx";
import type { Draft } from "./use-draft.ts";

/* Forms are not part of the first load: they come with the first that is opened. */
const RateDialogs = dynamic(() => import("./rate-dialogs.tsx").then((module) => module.RateDialogs), { ssr: false });

type DraftRatesProps = {
  readonly draft: Draft;
  /** As it would be saved now. */
  readonly document: PricePlanDocument;
  readonly rates: readonly RateLines[];
  readonly view: DraftView;
  readonly strips: Readonly<Record<string, readonly WeekStrip[]>> | null;
  readonly isOpen: boolean;
};

/** The rates of the draft, and all that can be done to them: a new one, another level, another charge, and back again. */
export function DraftRates({ draft, document, rates, view, strips, isOpen }: DraftRatesProps) {
  const [open, setOpen] = useState<OpenForm | null>(null);
  const [wasOpened, setWasOpened] = useState(false);
  const openForm = (form: OpenForm): void => {
    setWasOpened(true);
    setOpen(form);
  };
  // Whoever has yet to choose between two versions of a rate cannot change it meanwhile.
  const canEdit = isOpen && !hasConflicts(draft.state);
  const edit = (words: string, change: (document: PricePlanDocument) => PricePlanDocument) => {
    draft.dispatch({ kind: "restructured", edit: change, words });
    announce(words);
  };
  const editing: RateEditing = {
    onOpen: openForm,
    onRemoveLine: ({ key, target }, level) =>
      edit(`Level ${level} of ${target.name} was removed.`, (before) => withoutLine(before, key, level)),
    onRemoveRate: ({ key, target }) => edit(`The rate for ${target.name} was removed.`, (before) => withoutRate(before, key)),
  };
  const { undo } = draft.state;
  return (
    <>
      {undo === null || !canEdit ? null : (
        <Notice
          title={undo.words}
          actions={
            <Button size="small" onClick={() => draft.dispatch({ kind: "undone" })}>
              <Undo2 aria-hidden="true" />
              Undo
            </Button>
          }
        />
      )}
      {rates.length === 0 ? (
        <EmptyState kind="none" title="No rates yet">
          A rate says what the usage of a product, a type or a family costs.
        </EmptyState>
      ) : null}
      {rates.map((rate) => (
        <DraftRate
          key={rate.key}
          rate={rate}
          draft={draft}
          liveDocument={view.live?.document ?? null}
          currency={view.plan.currency}
          isOpen={isOpen}
          strips={strips?.[rate.key] ?? null}
          editing={canEdit ? editing : null}
        />
      ))}
      {canEdit ? (
        <div className="flex flex-wrap gap-2">
          <Button aria-keyshortcuts="n" onClick={() => openForm({ kind: "rate", rateKey: null })}>
            <Plus aria-hidden="true" />
            Add a rate
          </Button>
          <Button disabled={rates.length === 0} onClick={() => openForm({ kind: "mass" })}>
            <Percent aria-hidden="true" />
            Change many prices
          </Button>
          <Button onClick={() => openForm({ kind: "sheet" })}>
            <ClipboardPaste aria-hidden="true" />
            Paste rates
          </Button>
          <DownloadRates code={view.plan.code} version={null} variant="ghost" />
          <ButtonLink variant="ghost" href={tariffAddress(view.plan.code, null)}>
            <ScrollText aria-hidden="true" />
            Tariff sheet
          </ButtonLink>
        </div>
      ) : null}
      {wasOpened ? (
        <RateDialogs open={open} onClose={() => setOpen(null)} draft={draft} document={document} rates={rates} view={view} />
      ) : null}
    </>
  );
}
