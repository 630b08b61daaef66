"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { IconButton } from "./icon-button.tsx";
import { announce } from "./live-region.tsx";
import { notify } from "./toast.tsx";

const SHOWN_MILLIS = 1500;

type CopyButtonProps = { readonly text: string; readonly label?: string; readonly onCopied?: () => void };

/** Puts a number, a code or a sentence for the caller on the clipboard. */
export function CopyButton({ text, label = "Copy", onCopied }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      notify({ tone: "negative", title: "The browser did not allow copying.", description: text });
      return;
    }
    setCopied(true);
    onCopied?.();
    announce("Copied.");
    setTimeout(() => setCopied(false), SHOWN_MILLIS);
  }
  return (
    <IconButton label={copied ? "Copied" : label} size="squareSmall" onClick={() => void copy()}>
      {copied ? <Check className="text-positive" aria-hidden="true" /> : <Copy aria-hidden="true" />}
    </IconButton>
  );
}
