"use client";

import { useState } from "react";
import { APPROVAL_NOTE_ID } from "./discount-approval.tsx";

export type ApprovalNote = {
  readonly note: string;
  readonly isNoteMissing: boolean;
  readonly onNoteChange: (note: string) => void;
};

/** Why a second person should approve a discount; without it an order that needs one is not sent. */
export function useApprovalNote() {
  const [note, setNote] = useState("");
  const [isNoteMissing, setIsNoteMissing] = useState(false);

  function onNoteChange(next: string): void {
    setNote(next);
    setIsNoteMissing(false);
  }

  function given(): { readonly approvalNote: string } | null {
    const text = note.trim();
    if (text !== "") return { approvalNote: text };
    setIsNoteMissing(true);
    document.getElementById(APPROVAL_NOTE_ID)?.focus();
    return null;
  }

  return { note, isNoteMissing, onNoteChange, given, reset: () => onNoteChange("") };
}
