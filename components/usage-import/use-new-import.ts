"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import type { ImportPreview } from "#lib/domain/usage-import/usage-import-view.ts";
import type { Problem } from "../ui/ask.ts";
import { announce } from "../ui/live-region.tsx";
import { routeHref } from "../ui/route-href.ts";
import { formErrors, type ImportForm } from "./new-import-form.ts";
import { previewInWords } from "./preview-words.ts";
import { previewFile, sendFile } from "./send-file.ts";

type Refused = Pick<Problem, "title"> & { readonly code?: string };

const NO_ANSWER = "No answer came. Press again: a batch of the same source and reference is taken once.";

/** A file on its way: what is wrong with the form, what its lines would become, and how much of it has gone out. */
export function useNewImport(initial: ImportForm) {
  const router = useRouter();
  const [form, setForm] = useState(initial);
  const [attempt, setAttempt] = useState(0);
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [isPending, setPending] = useState(false);
  const [sent, setSent] = useState<number | null>(null);
  const sending = useRef<AbortController | null>(null);

  function change(next: ImportForm): void {
    setForm(next);
    // What was looked at is not what would be sent any more.
    setPreview(null);
    setRefusal(null);
  }

  async function look(file: File): Promise<void> {
    const answer = await previewFile(form, file).catch(() => null);
    if (!answer?.ok)
      return setRefusal(answer === null ? { title: "The file could not be read or sent. Choose it again." } : answer.problem);
    setPreview(answer.value);
    announce(previewInWords(answer.value));
  }

  async function send(file: File): Promise<void> {
    const abort = new AbortController();
    sending.current = abort;
    setSent(0);
    const answer = await sendFile(form, file, { signal: abort.signal, onSent: setSent }).catch(() => null);
    sending.current = null;
    if (answer?.ok) return router.push(routeHref(`/imports/${answer.value.importId}`));
    setSent(null);
    if (abort.signal.aborted) return setRefusal({ title: "Sending was stopped. No line of it was kept." });
    setRefusal(answer === null ? { title: NO_ANSWER } : answer.problem);
  }

  async function submit(): Promise<void> {
    setAttempt((count) => count + 1);
    setRefusal(null);
    const { file } = form;
    if (isPending || file === null || formErrors(form).length > 0) return;
    setPending(true);
    await (preview === null ? look(file) : send(file));
    setPending(false);
  }

  return {
    form,
    change,
    errors: attempt === 0 ? [] : formErrors(form),
    attempt,
    preview,
    refusal,
    isPending,
    /** In whole percent; null while nothing is sent. */
    sent,
    submit,
    stop: () => sending.current?.abort(),
  };
}
