"use client";

import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { ChangeDone, ChangePreview } from "#lib/domain/udr/change-preview.ts";
import type { UdrChange } from "#lib/domain/udr/udr-action-schema.ts";
import { messageOf, type ShownRefusal } from "#lib/web/action-result.ts";
import type { Problem } from "../ui/ask.ts";
import { useSettled } from "../ui/use-settled.ts";
import { type CorrectionActions, submitChange } from "./correction-actions.ts";
import type { Reason } from "./reason-fields.tsx";
import { fetchPreview, udrKeys } from "./udr-queries.ts";

const SETTLE_MILLIS = 200;

const STILL_WORKED_OUT = "What will happen was still being worked out. Read it, then press again.";
const NOTHING_TO_AGREE_TO = "There is nothing to agree to yet. Why stands under What will happen.";

export type NotDone = {
  readonly code?: ShownRefusal["code"];
  readonly message: string;
  /** With which support finds a failure in the log. */
  readonly reference?: string;
};

export type Correction = {
  /** The last preview; while another is on its way, the one before it. */
  readonly preview: ChangePreview | null;
  /** Why there is no preview: the action refused as it stands. */
  readonly problem: Problem | null;
  readonly failure: string | null;
  /** The preview belongs to exactly what the form says now, so it may be agreed to. */
  readonly isCurrent: boolean;
  readonly isLoading: boolean;
  readonly isSubmitting: boolean;
  readonly notDone: NotDone | null;
  /** Why the last press submitted nothing: there was no preview that could be agreed to. */
  readonly missed: string | null;
  readonly submit: (reason: Reason) => Promise<void>;
};

type CorrectionInput = {
  /** Null while the form does not make a complete change. */
  readonly change: UdrChange | null;
  /** The code of the reason, where it decides what other usage costs; else empty. */
  readonly pricedBy: string;
  readonly actions: CorrectionActions;
  readonly onDone: (done: ChangeDone) => void;
};

/** The live preview of a correction, and its submit: what is agreed to is the preview that is shown, or nothing. */
export function useCorrection({ change, pricedBy, actions, onDone }: CorrectionInput): Correction {
  const queryClient = useQueryClient();
  // One key for the life of the dialog: a retry after a lost answer cannot act twice.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [isSubmitting, setSubmitting] = useState(false);
  const [notDone, setNotDone] = useState<NotDone | null>(null);
  const [missed, setMissed] = useState<string | null>(null);
  // State is too late to stop a second press in the same frame.
  const inFlight = useRef(false);
  const settled = useSettled(change, SETTLE_MILLIS);
  const query = useQuery({
    queryKey: udrKeys.preview(settled, pricedBy),
    queryFn: ({ signal }) => (settled === null ? null : fetchPreview({ change: settled, reason: pricedBy }, signal)),
    enabled: settled !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  const answer = settled === null ? null : (query.data ?? null);
  const preview = answer?.ok ? answer.value : null;
  const isLoading = settled !== change || query.isFetching;
  const isCurrent = preview !== null && !isLoading && !query.isPlaceholderData && !query.isError;

  async function submit(reason: Reason): Promise<void> {
    if (inFlight.current) return;
    if (!isCurrent || change === null || preview === null) {
      setMissed(isLoading ? STILL_WORKED_OUT : NOTHING_TO_AGREE_TO);
      return;
    }
    inFlight.current = true;
    setMissed(null);
    setSubmitting(true);
    setNotDone(null);
    try {
      // What is above the limit is asked for; what is not is done.
      const asked = preview.approval === null ? {} : { asksApproval: true };
      const agreed = { previewToken: preview.token, ...withText(reason), ...asked };
      const result = await submitChange(actions, { change, ...agreed }, { idempotencyKey });
      if (result.ok) {
        await queryClient.invalidateQueries({ queryKey: udrKeys.lists });
        onDone(result.value);
        return;
      }
      setNotDone({ message: messageOf(result), ...(result.refusal ? { code: result.refusal.code } : { reference: result.fault.id }) });
      if (result.refusal?.code === "PREVIEW_STALE") await query.refetch();
    } catch {
      setNotDone({ message: "The answer was lost on the way. Submit again: if it was saved already, it will not be done twice." });
    } finally {
      inFlight.current = false;
      setSubmitting(false);
    }
  }

  return {
    preview,
    problem: answer !== null && !answer.ok ? answer.problem : null,
    failure: query.isError ? query.error.message : null,
    isCurrent,
    isLoading,
    isSubmitting,
    notDone,
    missed,
    submit,
  };
}

function withText({ reasonCode, reasonText }: Reason) {
  return reasonText.trim() === "" ? { reasonCode } : { reasonCode, reasonText: reasonText.trim() };
}
