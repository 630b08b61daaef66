import { Amount } from "#components/ui/amount.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { keyedTexts } from "#components/ui/keyed-texts.ts";
import type { PriceAnswer } from "#lib/domain/price-plan/price-question.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { refusalSentence } from "#lib/domain/refusal-sentence.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { ReasonKind } from "#lib/rating/words/explain-in-words.ts";

type PriceAnswerViewProps = { readonly result: Result<PriceAnswer, Refusal>; readonly version: string; readonly productName: string };

/** The price and every reason for it, the losers' reasons too. */
export function PriceAnswerView({ result, version, productName }: PriceAnswerViewProps) {
  if (!result.ok) return <p className="text-negative">{sentenceOf(result.refusal, productName)}</p>;
  const { gross, currency, headline, reasons } = result.value;
  return (
    <div className="grid gap-2.5">
      <div className="flex items-start justify-between gap-2">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <Amount value={gross} currency={currency} emphasis="large" />
          <span className="text-muted">{version === "draft" ? "under this draft" : `under version ${version}`}</span>
        </p>
        <CopyButton text={[headline, ...reasons.map(({ text }) => text)].join(" ")} label="Copy the explanation as text" />
      </div>
      <p className="font-medium">{headline}</p>
      <ul className="grid gap-1">
        {keyedTexts(reasons).map(({ id, kind, text }) => (
          <li key={id} className={DECISIVE.has(kind) ? "text-pretty" : "text-pretty text-muted"}>
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What made the price; the rest says how it is written down, and what did not. */
const DECISIVE: ReadonlySet<ReasonKind> = new Set(["won", "cycle", "discount"]);

function sentenceOf(refusal: Refusal, productName: string): string {
  if (refusal.code === "NO_RATE") return `This plan has no rate for ${productName}.`;
  if (refusal.code === "INVALID_INPUT" && refusal.path === "quantity") return "Give a quantity, such as 1 or 2.5.";
  return refusalSentence(refusal);
}
