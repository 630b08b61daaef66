"use client";

import { useQuery } from "@tanstack/react-query";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { fetchExplanation, whatIfKeys } from "./what-if-queries.ts";

/** The explanation as it was stored with the charge: the amounts can be recomputed from it. */
export function RawExplanation({ udrId }: { readonly udrId: number }) {
  const { data, isError } = useQuery({
    queryKey: whatIfKeys.explanation(udrId),
    queryFn: ({ signal }) => fetchExplanation(udrId, signal),
  });
  if (isError) return <Notice tone="negative" title="It could not be loaded." className="mt-3" />;
  if (data === undefined) return <Skeleton className="mt-3 h-24 w-full" />;
  const text = JSON.stringify(data, null, 2);
  return (
    <div className="relative mt-3">
      <div className="absolute top-1.5 right-1.5">
        <CopyButton text={text} label="Copy the JSON" />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reachable by keyboard. */}
      <section tabIndex={0} aria-label="The explanation in JSON" className="max-h-96 overflow-auto rounded-md border bg-panel p-3">
        <pre className="font-mono text-xs">{text}</pre>
      </section>
    </div>
  );
}
