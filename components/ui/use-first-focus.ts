"use client";

import { type RefObject, useEffect, useRef } from "react";

/** The control of a form that is filled in first has the focus when the form comes up, which may be after its dialog did. */
export function useFirstFocus(selector: string): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>(selector)?.focus();
  }, [selector]);
  return form;
}
