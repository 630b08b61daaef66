import { importInWords, isUnderWay, shareLookedAt } from "#lib/domain/usage-import/import-words.ts";
import type { UsageImportView } from "#lib/domain/usage-import/usage-import-view.ts";
import { cn } from "../ui/class-names.ts";

/** How far it is, as a bar and in words. The words stay when it has ended. */
export function ImportProgress({ view }: { readonly view: UsageImportView }) {
  const { state, received, checkedLines } = view;
  const share = shareLookedAt(view);
  const words = importInWords(view);
  const shows = state !== "finished" && state !== "receiving" && received > 0;
  return (
    <div className="grid gap-2">
      <p className="figures text-pretty">{words}</p>
      {shows ? (
        <div
          role="progressbar"
          aria-label="Progress of the batch"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={share}
          aria-valuetext={`${share} %, ${checkedLines.toLocaleString("en")} of ${received.toLocaleString("en")} lines`}
          className="h-1.5 overflow-hidden rounded-full bg-pressed forced-colors:border"
        >
          <div
            className={cn(
              "h-full rounded-r-full transition-[width] duration-300 forced-color-adjust-none motion-reduce:transition-none",
              isUnderWay(state) ? "bg-accent" : "bg-line-strong",
            )}
            style={{ width: `${share}%` }}
          />
        </div>
      ) : null}
    </div>
  );
}
