import { Sheet } from "lucide-react";
import { type ButtonStyle, buttonStyles } from "#components/ui/button-styles.ts";

type DownloadRatesProps = {
  readonly code: string;
  /** Null for the open draft. */
  readonly version: number | null;
} & ButtonStyle;

/** The rates as CSV, for a spreadsheet; of the draft as it is stored. */
export function DownloadRates({ code, version, ...style }: DownloadRatesProps) {
  const plan = `/api/price-plans/${encodeURIComponent(code)}`;
  return (
    <a
      href={version === null ? `${plan}/draft/rates.csv` : `${plan}/versions/${version}/rates.csv`}
      download
      aria-label={version === null ? "Download rates of the draft as CSV" : `Download rates of v${version} as CSV`}
      className={buttonStyles(style)}
    >
      <Sheet aria-hidden="true" />
      Download rates
    </a>
  );
}
