import { hasEnded, isUnderWay } from "#lib/domain/bulk/bulk.ts";
import type { BulkSum, BulkView } from "#lib/domain/bulk/bulk-view.ts";
import { answersInWords, askableInWords, bulkInWords, bulkShare, ROW_OUTCOME_NAMES } from "#lib/domain/bulk/bulk-words.ts";
import { countInWords } from "#lib/domain/udr/udr-selection.ts";
import { Amount } from "../ui/amount.tsx";
import { cn } from "../ui/class-names.ts";
import { Stat, StatRow } from "../ui/stat.tsx";
import { type AskWords, AskWordsField } from "./ask-words.tsx";

type BulkStandingProps = { readonly view: BulkView; readonly words: AskWords };

/** How far it is, what it comes to in each currency, and why rows are left alone. */
export function BulkStanding({ view, words }: BulkStandingProps) {
  const { state, counts, causes } = view;
  const isAgreed = state === "waiting" || state === "running" || (hasEnded(state) && state !== "expired");
  const asked = counts.toAsk + counts.asked;
  return (
    <div className="grid gap-4">
      <Progress view={view} />
      <StatRow label="What becomes of its UDRs">
        {isAgreed ? <Stat label="Done" value={countText(counts.done)} detail={<Sums sums={view.posted} none="nothing posted" />} /> : null}
        <Stat
          label={isAgreed ? "Still to do" : "Would change"}
          value={countText(counts.planned + counts.toAsk)}
          detail={<Sums sums={view.toPost} none="nothing posts" />}
        />
        <Stat label="Cannot change" value={countText(counts.blocked)} detail="they stay as they are" />
        {asked > 0 ? <Stat label="Put to a second person" value={countText(counts.asked)} detail={<Answers view={view} />} /> : null}
        {isAgreed ? (
          <Stat label="Left alone" value={countText(counts.moved + counts.refused)} detail="moved, or refused in its turn" />
        ) : null}
      </StatRow>
      {causes.length > 0 ? (
        <section aria-label="Why some are left alone" className="grid gap-1.5">
          <h3 className="font-medium">Why some are left alone</h3>
          <ul className="grid gap-1.5">
            {causes.map(({ outcome, message, rows }) => (
              <li key={`${outcome} ${message}`} className="grid grid-cols-[4.5rem_minmax(0,1fr)] gap-x-3">
                <span className="figures text-right text-muted">{countInWords({ rows, isMore: false })}</span>
                <span className="text-pretty">
                  {message} {outcome === "blocked" ? null : <span className="text-muted text-xs">{ROW_OUTCOME_NAMES[outcome]}</span>}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <AboveLimit view={view} words={words} />
    </div>
  );
}

/** What can be done about the rows above the limit of who looks, by whom. */
function AboveLimit({ view: { state, askable, isOwn, reasonText }, words }: BulkStandingProps) {
  if (state !== "ready" || askable === 0 || !isOwn) return null;
  return (
    <div className="grid gap-3">
      <p className="text-pretty">{askableInWords(askable)}</p>
      {reasonText === null ? <AskWordsField words={words} /> : null}
    </div>
  );
}

function Answers({ view: { answers, approved, counts } }: { readonly view: BulkView }) {
  if (answers.waiting === counts.asked) return "nothing posts before they decide";
  return (
    <span className="grid">
      {answersInWords(answers)}
      <Sums sums={approved} none={null} />
    </span>
  );
}

function Progress({ view }: { readonly view: BulkView }) {
  const share = bulkShare(view);
  const words = bulkInWords(view);
  return (
    <div className="grid gap-2">
      <p className="figures text-pretty">{words}</p>
      {isUnderWay(view.state) ? (
        <div
          role="progressbar"
          aria-label="Progress of the bulk correction"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={share}
          aria-valuetext={`${share} %. ${words}`}
          className="h-1.5 overflow-hidden rounded-full bg-pressed forced-colors:border"
        >
          <div
            className={cn(
              "h-full rounded-r-full bg-accent transition-[width] duration-300",
              "forced-color-adjust-none motion-reduce:transition-none",
            )}
            style={{ width: `${share}%` }}
          />
        </div>
      ) : null}
    </div>
  );
}

function Sums({ sums, none }: { readonly sums: readonly BulkSum[]; readonly none: string | null }) {
  if (sums.length === 0) return none;
  return (
    <span className="grid">
      {sums.map(({ currency, net }) => (
        <Amount key={currency} value={net} currency={currency} sign="always" sayCredit />
      ))}
    </span>
  );
}

function countText(count: number): string {
  return count.toLocaleString("en-GB");
}
