"use client";

import { CircleAlert } from "lucide-react";
import { useEffect, useRef } from "react";

export type FieldError = { readonly fieldId: string; readonly message: string };

type ErrorSummaryProps = {
  readonly errors: readonly FieldError[];
  readonly title?: string;
  /** Changes with each attempt, so that a second failed attempt takes the focus again. */
  readonly attempt?: number;
};

/** What is wrong with the form, at its top, each line leading to its field. It takes the focus when it appears. */
export function ErrorSummary({ errors, title = "There is a problem", attempt = 0 }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const shown = errors.length > 0;
  useEffect(() => {
    if (shown && attempt >= 0) box.current?.focus();
  }, [shown, attempt]);
  if (!shown) return null;
  return (
    <div ref={box} tabIndex={-1} role="alert" className="rounded-lg border border-negative/40 bg-negative-soft/55 px-4 py-3">
      <h2 className="flex items-center gap-2 font-semibold">
        <CircleAlert className="size-4 text-negative" aria-hidden="true" />
        {title}
      </h2>
      <ul className="mt-1.5 grid gap-1 pl-6">
        {errors.map(({ fieldId, message }) => (
          <li key={`${fieldId} ${message}`}>
            <a
              href={`#${fieldId}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(fieldId)?.focus();
              }}
              className="text-negative underline"
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
