"use client";

import { Download } from "lucide-react";
import { Button } from "#components/ui/button.tsx";

type DownloadCsvProps = {
  readonly fileName: string;
  /** What the file holds, for those who only hear the button: "products". */
  readonly what: string;
  readonly csv: () => string;
};

/** By this mark a spreadsheet knows that the text is UTF-8. */
const BYTE_ORDER_MARK = "\uFEFF";

/** What is on screen as a file, made by the browser. */
export function DownloadCsv({ fileName, what, csv }: DownloadCsvProps) {
  function download(): void {
    const address = URL.createObjectURL(new Blob([BYTE_ORDER_MARK, csv()], { type: "text/csv;charset=utf-8" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = fileName;
    link.click();
    URL.revokeObjectURL(address);
  }
  return (
    <Button variant="ghost" aria-label={`Download CSV of ${what}`} onClick={download} className="print:hidden">
      <Download aria-hidden="true" />
      Download CSV
    </Button>
  );
}
