import { Download } from "lucide-react";
import { buttonStyles } from "#components/ui/button-styles.ts";

type DownloadDocumentProps = {
  readonly code: string;
  /** Null for the open draft. */
  readonly version: number | null;
};

/** The pricing document as a file: with its definitions, to be kept in a repository or sent to somebody. */
export function DownloadDocument({ code, version }: DownloadDocumentProps) {
  const plan = `/api/price-plans/${encodeURIComponent(code)}`;
  return (
    <a
      href={version === null ? `${plan}/draft/document` : `${plan}/versions/${version}/document`}
      download
      aria-label={version === null ? "Download document of the draft" : `Download document of v${version}`}
      className={buttonStyles({ variant: "ghost", size: version === null ? "medium" : "small" })}
    >
      <Download aria-hidden="true" />
      Download document
    </a>
  );
}
