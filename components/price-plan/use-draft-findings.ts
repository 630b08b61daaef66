"use client";

import { startTransition, useEffect, useRef, useState } from "react";
import { instantOf } from "#components/ui/iso-instant.tsx";
import type { Finding } from "#lib/domain/price-plan/finding.ts";
import type { DocumentRate, PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import type { DraftView } from "#lib/domain/price-plan/price-plan-view.ts";
import { patchOf } from "./document-patch.ts";
import type { CheckAnswer, CheckQuestion } from "./draft-checker.worker.ts";
import { whenIdle } from "./when-idle.ts";

export type DraftFindings = {
  readonly findings: readonly Finding[];
  /** Of which document they are; null before the first. */
  readonly of: PricePlanDocument | null;
  /** Whether checks cannot be made here: the server makes them when the draft is submitted. */
  readonly hasFailed: boolean;
};

/**
 * What the linter says of the document, found on a thread of its own after the page stands. One document is looked at at a time: what
 * was typed meanwhile comes next, and what was typed before that is passed over.
 */
export function useDraftFindings(document: PricePlanDocument, { definitions, now }: Pick<DraftView, "definitions" | "now">): DraftFindings {
  const [answered, setAnswered] = useState<DraftFindings>({ findings: [], of: null, hasFailed: false });
  const [isRunning, setRunning] = useState(false);
  const checker = useRef<Checker | null>(null);
  useEffect(() => {
    const notYet = whenIdle(() => {
      checker.current = startChecker({
        onFindings: (findings, of) => startTransition(() => setAnswered({ findings, of, hasFailed: false })),
        onFailure: () => setAnswered((before) => ({ ...before, hasFailed: true })),
      });
      setRunning(true);
    });
    return () => {
      notYet();
      checker.current?.stop();
      checker.current = null;
      setRunning(false);
    };
  }, []);
  useEffect(() => {
    if (isRunning) checker.current?.ask({ kind: "about", definitions, now: instantOf(now) });
  }, [isRunning, definitions, now]);
  // Again where the definitions have changed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is said of a document depends on them.
  useEffect(() => {
    if (isRunning) checker.current?.check(document);
  }, [isRunning, document, definitions, now]);
  return answered;
}

type Checker = {
  readonly ask: (question: CheckQuestion) => void;
  readonly check: (document: PricePlanDocument) => void;
  readonly stop: () => void;
};

type Listening = {
  readonly onFindings: (findings: readonly Finding[], of: PricePlanDocument) => void;
  readonly onFailure: () => void;
};

function startChecker({ onFindings, onFailure }: Listening): Checker {
  const worker = new Worker(new URL("./draft-checker.worker.ts", import.meta.url));
  let sent: readonly DocumentRate[] = [];
  let lookedAt: PricePlanDocument | null = null;
  let next: PricePlanDocument | null = null;
  const ask = (question: CheckQuestion) => worker.postMessage(question);
  function look(document: PricePlanDocument): void {
    lookedAt = document;
    next = null;
    ask({ kind: "check", patch: patchOf(sent, document) });
    sent = document.rates;
  }
  worker.addEventListener("message", ({ data }: MessageEvent<CheckAnswer>) => {
    if (lookedAt !== null) onFindings(data.findings, lookedAt);
    lookedAt = null;
    if (next !== null) look(next);
  });
  worker.addEventListener("error", onFailure);
  return {
    ask,
    check: (document) => {
      if (lookedAt === null) look(document);
      else next = document;
    },
    stop: () => worker.terminate(),
  };
}
