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
import { tariffAddress } from "#lib/domain/price-plan/tariff-view.ts";
import { cellIndex } from "./cell-index.ts";
import { DownloadRates } from "./download-rates.tsx";
import { DraftRate, type RateEditing, type StripsOf } from "./draft-rate.tsx";
import { hasConflicts } from "./draft-state.ts";
import type { DraftStore } from "./draft-store.ts";
import type { OpenForm } from "./rate-dialogs.tsx";
import { RateSearch, RatesBelow } from "./rate-pages.tsx";
import type { Draft } from "./use-draft.ts";
import type { RateFinder } from "./use-rate-window.ts";

/* Forms are not part of the first load: they come with the first that is opened. */
const RateDialogs = dynamic(() => import("./rate-dialogs.tsx").then((module) => module.RateDialogs), { ssr: false });

type DraftRatesProps = {
  readonly draft: Draft;
  /** As it would be saved now. */
  readonly document: PricePlanDocument;
  readonly rates: readonly RateLines[];
  /** Which of them stand on the page. */
  readonly finder: RateFinder;
  readonly view: DraftView;
  readonly stripsOf: StripsOf | null;
  readonly isOpen: boolean;
};

const NONE: readonly never[] = [];

/** The rates of the draft, and all that can be done to them: a new one, another level, another charge, and back again. */
export function DraftRates({ draft, document, rates, finder, view, stripsOf, isOpen }: DraftRatesProps) {
  const [open, setOpen] = useState<OpenForm | null>(null);
  const [wasOpened, setWasOpened] = useState(false);
  const openForm = (form: OpenForm): void => {
    setWasOpened(true);
    setOpen(form);
  };
  // Whoever has yet to choose between two versions of a rate cannot change it meanwhile.
  const canEdit = isOpen && !hasConflicts(draft.state);
  const editing = useRateEditing(draft.store, openForm);
  const tools = canEdit ? <RateTools view={view} hasRates={rates.length > 0} onOpen={openForm} /> : null;
  return (
    <>
      {canEdit ? <UndoNotice draft={draft} /> : null}
      <RateSearch finder={finder} />
      {finder.isPaged ? tools : null}
      {rates.length === 0 ? (
        <EmptyState kind="none" title="No rates yet">
          A rate says what the usage of a product, a type or a family costs.
        </EmptyState>
      ) : null}
      <ShownRates
        draft={draft}
        document={document}
        finder={finder}
        view={view}
        stripsOf={stripsOf}
        isOpen={isOpen}
        editing={canEdit ? editing : null}
      />
      <RatesBelow finder={finder} />
      {finder.isPaged ? null : tools}
      {wasOpened ? (
        <RateDialogs
          open={open}
          onClose={() => setOpen(null)}
          onAdded={(key) => finder.show(key, false)}
          draft={draft}
          document={document}
          rates={rates}
          view={view}
        />
      ) : null}
    </>
  );
}

/** The same as long as the page is, so that no rate is shown anew for the sake of its buttons. */
function useRateEditing(store: DraftStore, openForm: (form: OpenForm) => void): RateEditing {
  const [editing] = useState((): RateEditing => {
    const edit = (words: string, change: (document: PricePlanDocument) => PricePlanDocument) => {
      store.dispatch({ kind: "restructured", edit: change, words });
      announce(words);
    };
    return {
      onOpen: openForm,
      onRemoveLine: ({ key, target }, level) =>
        edit(`Level ${level} of ${target.name} was removed.`, (before) => withoutLine(before, key, level)),
      onRemoveRate: ({ key, target }) => edit(`The rate for ${target.name} was removed.`, (before) => withoutRate(before, key)),
    };
  });
  return editing;
}

type ShownRatesProps = Pick<DraftRatesProps, "draft" | "document" | "finder" | "view" | "stripsOf" | "isOpen"> & {
  readonly editing: RateEditing | null;
};

function ShownRates({ draft: { state, store }, document, finder, view, stripsOf, isOpen, editing }: ShownRatesProps) {
  const cells = cellIndex(state.working).byRate;
  const live = view.live === null ? null : cellIndex(view.live.document).byRate;
  const sources = new Map(document.rates.map((rate) => [rate.key, rate]));
  return finder.shown.map((rate) => {
    const source = sources.get(rate.key);
    return source === undefined ? null : (
      <DraftRate
        key={rate.key}
        rate={rate}
        source={source}
        cells={cells.get(rate.key) ?? NONE}
        live={live?.get(rate.key) ?? NONE}
        store={store}
        currency={view.plan.currency}
        isOpen={isOpen}
        stripsOf={stripsOf}
        editing={editing}
      />
    );
  });
}

function UndoNotice({ draft: { state, dispatch } }: Pick<DraftRatesProps, "draft">) {
  return state.undo === null ? null : (
    <Notice
      title={state.undo.words}
      actions={
        <Button size="small" onClick={() => dispatch({ kind: "undone" })}>
          <Undo2 aria-hidden="true" />
          Undo
        </Button>
      }
    />
  );
}

type RateToolsProps = { readonly view: DraftView; readonly hasRates: boolean; readonly onOpen: (form: OpenForm) => void };

/** What is done to the rates as a whole. */
function RateTools({ view, hasRates, onOpen }: RateToolsProps) {
  return (
    <div className="flex flex-wrap gap-2">
      <Button aria-keyshortcuts="n" onClick={() => onOpen({ kind: "rate", rateKey: null })}>
        <Plus aria-hidden="true" />
        Add a rate
      </Button>
      <Button disabled={!hasRates} onClick={() => onOpen({ kind: "mass" })}>
        <Percent aria-hidden="true" />
        Change many prices
      </Button>
      <Button onClick={() => onOpen({ kind: "sheet" })}>
        <ClipboardPaste aria-hidden="true" />
        Paste rates
      </Button>
      <DownloadRates code={view.plan.code} version={null} variant="ghost" />
      <ButtonLink variant="ghost" href={tariffAddress(view.plan.code, null)}>
        <ScrollText aria-hidden="true" />
        Tariff sheet
      </ButtonLink>
    </div>
  );
}
