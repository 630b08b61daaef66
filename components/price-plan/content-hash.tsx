import { Code } from "#components/ui/code.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";

const SHOWN_DIGITS = 10;

/** The hash that was approved, short to read and whole to copy. */
export function ContentHash({ hash }: { readonly hash: string }) {
  return (
    <span className="inline-flex items-center gap-0.5">
      <Code>{hash.slice(0, SHOWN_DIGITS)}</Code>
      <CopyButton text={hash} label="Copy the whole content hash" />
    </span>
  );
}
