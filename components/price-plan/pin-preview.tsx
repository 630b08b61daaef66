import { Code } from "#components/ui/code.tsx";
import { IsoInstant } from "#components/ui/iso-instant.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { RefusalMessage } from "#components/ui/refusal-message.tsx";
import type { PinChangeView, PinnedSubscription } from "#lib/domain/price-plan/pin-view.ts";
import { listInWords } from "#lib/kernel/list-in-words.ts";
import { SamplePriceText } from "./sample-price.tsx";

type PinPreviewProps = { readonly preview: PinChangeView; readonly zone: string };

/** By which version each subscription pays now and then, what the samples cost by each, and why it cannot be done if it cannot. */
export function PinPreview({ preview, zone }: PinPreviewProps) {
  const { refusal, subscriptions, account, accountName, plan } = preview;
  return (
    <>
      {refusal === null ? null : <RefusalMessage title="This cannot be done." code={refusal.code} message={refusal.message} />}
      <p className="font-medium">{accountName === null ? `Account ${account}` : `${accountName}, ${account}`}</p>
      {subscriptions.length === 0 ? <p className="text-muted">It has no subscription yet.</p> : null}
      <ul aria-label="What it changes" className="grid max-h-56 gap-1.5 overflow-y-auto">
        {subscriptions.map((one) => (
          <li key={one.number}>
            <Code>{one.number}</Code> {`${versionText(one.now)} now, ${versionText(one.after)} then`}
            {one.otherwise === null ? null : (
              <span className="text-muted">
                {`; otherwise ${versionText(one.otherwise.version)} from `}
                <IsoInstant iso={one.otherwise.at} zone={zone} />
              </span>
            )}
            {one.keepsOwn ? <span className="text-muted">; a pin of its own goes first</span> : null}
            <Asked one={one} plan={plan.name} />
          </li>
        ))}
      </ul>
      <Samples preview={preview} />
    </>
  );
}

function versionText(version: number | null): string {
  return version === null ? "no version" : `v${version}`;
}

function Asked({ one: { askedAfter }, plan }: { readonly one: PinnedSubscription; readonly plan: string }) {
  if (askedAfter === null) return <span className="block text-caution text-xs">{`${plan} prices nothing of it today.`}</span>;
  if (askedAfter.length === 0) return null;
  return <span className="block text-muted text-xs">{`Asked only where ${listInWords(askedAfter, "and")} has no rate.`}</span>;
}

function Samples({ preview: { samples, versions } }: Pick<PinPreviewProps, "preview">) {
  if (versions.length < 2) return null;
  if (samples.length === 0) {
    return <Notice>The plan keeps no samples to show what that means. The comparison of its versions shows every price.</Notice>;
  }
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse">
        <caption className="pb-1 text-left text-muted text-xs">What the plan's samples cost</caption>
        <thead>
          <tr className="border-b">
            <th scope="col" className="py-1 text-left font-medium">
              Sample
            </th>
            {versions.map(({ version }) => (
              <th key={version} scope="col" className="py-1 pl-3 text-right font-medium">{`v${version}`}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {samples.map(({ name, prices }) => (
            <tr key={name} className="border-line-soft border-b">
              <th scope="row" className="py-1 text-left font-normal">
                {name}
              </th>
              {prices.map((price, index) => (
                <td key={versions[index]?.version ?? index} className="py-1 pl-3 text-right">
                  <SamplePriceText price={price} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
