import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import type { ParkedLineView, ShownException } from "#lib/domain/usage-import/parked-line-view.ts";
import type { ParkedUdrView } from "#lib/domain/usage-import/parked-udr-view.ts";
import type { ImportPreview, UsageImportView } from "#lib/domain/usage-import/usage-import-view.ts";
import { ExceptionPanel } from "./exception-panel.tsx";
import type { ParkedMoves } from "./import-actions.ts";
import { ImportScreen } from "./import-screen.tsx";
import { ImportTable } from "./import-table.tsx";
import { NewImport } from "./new-import.tsx";
import { ParkedCauses } from "./parked-causes-panel.tsx";
import { ParkedLineTable } from "./parked-line-table.tsx";
import { ParkedUdrTable } from "./parked-udr-table.tsx";
import { PreviewPanel } from "./preview-panel.tsx";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: () => {}, push: () => {} }) }));

const ZONE = "Europe/Nicosia";
const AT = "2026-03-03T18:00:00.000Z";

/** What stands on the page, one mark of the text after the other. */
function textOf(node: ReactNode): string {
  const html = renderToStaticMarkup(<QueryClientProvider client={new QueryClient()}>{node}</QueryClientProvider>);
  return html
    .replaceAll(/<svg.*?<\/svg>/gs, "")
    .replaceAll(/<[^>]*>/g, "|")
    .replaceAll("&#x27;", "'")
    .replaceAll(/\|+/g, "|");
}

const htmlOf = (node: ReactNode) => renderToStaticMarkup(<QueryClientProvider client={new QueryClient()}>{node}</QueryClientProvider>);

const BATCH: UsageImportView = {
  importId: 7,
  sourceCode: "DECODER",
  sourceName: "Decoder",
  reference: "calls of March",
  fileName: "calls.csv",
  rating: "here",
  format: "csv",
  allOrNothing: false,
  state: "finished",
  received: 1204,
  checkedLines: 1204,
  accepted: 1200,
  duplicates: 1,
  rejected: 1,
  parked: 2,
  waitingForRating: 0,
  parkedUdrs: 0,
  requestedBy: "Fotini Markou",
  requestedAt: AT,
  finishedAt: AT,
  faultId: null,
};

const PARKED: ShownException = {
  importId: 7,
  line: 5,
  received: "R-5,S-20004,NEW,1",
  outcome: "parked",
  code: "NOT_FOUND",
  message: "There is no product NEW.",
  path: "product",
  attempts: 1,
  since: AT,
  lastTriedAt: null,
};
const REJECTED: ShownException = {
  ...PARKED,
  line: 6,
  outcome: "rejected",
  code: "BAD_LINE",
  message: "many is not a number.",
  path: "amount",
};

const done = () => Promise.reject(new Error("not pressed here"));
const MOVES: ParkedMoves = { retryParked: done, discardLine: done };

describe("a batch", () => {
  const screen = (view: Partial<UsageImportView>, canMove = true) => (
    <ImportScreen initial={{ ...BATCH, ...view }} zone={ZONE} moves={canMove ? { cancelUsageImport: done, retryImportLines: done } : null}>
      lines
    </ImportScreen>
  );

  it("shows what became of every line, and what can be done about it", () => {
    const text = textOf(screen({}));
    for (const part of ["Received|1,204|all looked at", "Became UDRs|1,200", "Duplicates|1", "Rejected|1", "Parked|2"])
      expect(text).toContain(part);
    expect(text).toContain("1,200 of 1,204 lines became UDRs. 2 are parked, 1 is there already and 1 is rejected.");
    expect(text).toContain("Try parked lines again");
    expect(htmlOf(screen({}))).toContain('href="/api/v1/usage-imports/7/errors.csv"');
    expect(text).not.toContain("Cancel the batch");
  });

  it("can be stopped while it runs, and its progress is read out", () => {
    const html = htmlOf(screen({ state: "running", checkedLines: 602, finishedAt: null }));
    expect(html).toContain("Cancel the batch");
    expect(html).toContain('aria-valuenow="50"');
    expect(html).toContain('aria-valuetext="50 %, 602 of 1,204 lines"');
    expect(html).not.toContain("Try parked lines again");
  });

  it("that was refused whole is mended and sent again, never tried line by line", () => {
    const text = textOf(screen({ state: "refused", accepted: 0, duplicates: 0, rejected: 0 }));
    expect(text).toContain("It was refused as a whole: no line became a UDR.");
    expect(text).toContain("send the whole file with another reference");
    expect(text).toContain("name what is not known");
    expect(text).not.toContain("wait for what they name");
    expect(text).toContain("Download lines to mend");
    expect(text).not.toContain("Try parked lines again");
  });

  it("says what is wrong with it where something is", () => {
    expect(textOf(screen({ state: "failed", faultId: "f-1" }))).toMatch(/A fault stopped it\..*Reference for support: \|f-1/);
    expect(textOf(screen({ parkedUdrs: 3 }))).toContain("3 of its UDRs could not be rated.");
    expect(textOf(screen({ waitingForRating: 1 }))).toContain("1 of its UDRs waits to be rated.");
  });

  it("is only looked at by who may not import", () => {
    expect(htmlOf(screen({}, false))).not.toMatch(/Try parked lines again|errors\.csv/);
  });

  it("stands in the list with its figures", () => {
    expect(textOf(<ImportTable imports={[BATCH]} zone={ZONE} />)).toMatch(
      /calls of March.*Decoder.*To be rated here.*Finished.*1,204.*1,200/,
    );
  });
});

describe("the lines without a UDR", () => {
  const panel = (moves: ParkedMoves | null) => (
    <ExceptionPanel
      importId={7}
      page={{ exceptions: [PARKED, REJECTED], nextCursor: "n" }}
      outcome={null}
      isFirstPage
      zone={ZONE}
      moves={moves}
    />
  );

  it("say how often a parked one was tried, and when last", () => {
    const tried = { ...PARKED, line: 8, attempts: 3, lastTriedAt: "2026-03-04T07:30:00Z" };
    const page = { exceptions: [PARKED, REJECTED, tried], nextCursor: null };
    const text = textOf(<ExceptionPanel importId={7} page={page} outcome={null} isFirstPage zone={ZONE} moves={null} />);
    expect(text.replaceAll("|", "").match(/tried (once|3 times, last 4 Mar 2026,? 09:30)/g)).toHaveLength(2);
  });

  it("say why, what was sent, and where a parked one is mended", () => {
    const text = textOf(panel(MOVES));
    expect(text).toContain("There is no product NEW. |Products|");
    expect(text).toContain("R-5,S-20004,NEW,1");
    expect(text).toContain("many is not a number.|As sent|");
  });

  it("are tried again and given up where they are parked, each button with its line", () => {
    const html = htmlOf(panel(MOVES));
    expect(html).toContain('aria-label="Try again: line 5 of batch 7"');
    expect(html).toContain('aria-label="Give up line 5 of batch 7"');
    expect(html).not.toContain("line 6 of batch 7");
    expect(htmlOf(panel(null))).not.toContain('aria-label="Try');
  });

  it("hide what was sent from who may not see it", () => {
    const page = { exceptions: [{ ...PARKED, received: null }], nextCursor: null };
    const text = textOf(<ExceptionPanel importId={7} page={page} outcome="parked" isFirstPage zone={ZONE} moves={null} />);
    expect(text).toContain("Shown to who mends it");
  });
});

describe("parked usage", () => {
  const counts = [
    { code: "NOT_FOUND", path: "product", count: 1200 },
    { code: "NO_RATE", path: "", count: 1 },
  ];

  it("is counted by its cause, with what mends it and where", () => {
    const html = htmlOf(<ParkedCauses kind="lines" counts={counts} isMore current="NOT_FOUND:product" retryParked={done} />);
    expect(html).toContain('href="/parked?kind=lines&amp;cause=NOT_FOUND%3Aproduct"');
    expect(html).toMatch(/aria-current="true"[^>]*>Product not known/);
    expect(html).toContain("1,200");
    expect(html).toContain('href="/price-plans"');
    expect(html).toContain('aria-label="Try all again: No price"');
    expect(html).toContain("Counted among the first 10,000");
  });

  it("says so where there is none", () => {
    expect(textOf(<ParkedCauses kind="udrs" counts={[]} isMore={false} current={null} retryParked={null} />)).toContain("No UDR is parked");
  });

  it("is listed with where it came from", () => {
    const line: ParkedLineView = {
      ...PARKED,
      reference: "calls of March",
      sourceName: "Decoder",
      attempts: 3,
      lastTriedAt: "2026-03-04T07:30:00Z",
    };
    const text = textOf(<ParkedLineTable lines={[line]} zone={ZONE} moves={MOVES} />);
    expect(text.replaceAll("|", "")).toContain("Batch 7, line 5");
    expect(text.replaceAll("|", "")).toMatch(/tried 3 times, last 4 Mar 2026,? 09:30/);
    const udr: ParkedUdrView = {
      udrId: 42,
      accountNumber: "A-1",
      accountName: "Eleni",
      subscriptionNumber: "S-1",
      product: { code: "NEW", name: "New film" },
      quantity: "1",
      unit: "TRX",
      from: AT,
      importId: 7,
      importLine: 5,
      code: "NO_RATE",
      message: "No price.",
      parkedAt: AT,
    };
    const html = htmlOf(
      <ParkedUdrTable udrs={[udr, { ...udr, udrId: 43, importId: null, importLine: null }]} zone={ZONE} retryParked={done} />,
    );
    expect(html).toContain('href="/udrs/42"');
    expect(html).toContain('aria-label="Try again: UDR 43"');
  });
});

describe("a new batch", () => {
  it("asks in plain words what the usage is for", () => {
    const text = textOf(<NewImport sources={[{ value: "DECODER", label: "Decoder" }]} />);
    for (const choice of ["To be rated here", "Rated elsewhere", "For information only"]) expect(text).toContain(choice);
    expect(text).toContain("Preview");
  });

  it("shows what its lines would become, and that one refuses all where that was asked", () => {
    const preview: ImportPreview = {
      received: 2,
      isCut: false,
      accepted: 1,
      duplicates: 0,
      rejected: 0,
      parked: 1,
      lines: [
        {
          line: 2,
          received: "a",
          outcome: "accepted",
          code: null,
          message: null,
          path: null,
          usage: {
            subscription: "S-1",
            product: "New film",
            udrType: "Pay-per-view",
            amount: "1 TRX",
            from: "3 Mar 2026, 20:00",
            derived: [{ attribute: "zone", value: "EU", table: "ZONES", key: "3579" }],
          },
        },
        { line: 3, received: "b", outcome: "parked", code: "NOT_FOUND", message: "There is no product NEW.", path: "product", usage: null },
      ],
    };
    const text = textOf(<PreviewPanel preview={preview} allOrNothing={false} />);
    expect(text).toContain("Of 2 lines 1 would become a UDR and 1 would be parked.");
    expect(text).toContain("1 TRX, New film (Pay-per-view)");
    expect(text).toContain("zone ← EU, by table ZONES, row 3579");
    expect(text).not.toContain("The whole batch would be refused.");
    expect(textOf(<PreviewPanel preview={preview} allOrNothing />)).toContain("The whole batch would be refused.");
  });

  it("shows those that need a look first where there are many", () => {
    const good = { received: "a", outcome: "accepted" as const, code: null, message: null, path: null, usage: null };
    const lines = Array.from({ length: 80 }, (_, index) => ({ ...good, line: index + 2 }));
    const preview = { received: 81, isCut: false, accepted: 80, duplicates: 0, rejected: 1, parked: 0 };
    const faulty = {
      line: 82,
      received: "the faulty one",
      outcome: "rejected" as const,
      code: "BAD_LINE",
      message: "No.",
      path: "",
      usage: null,
    };
    const text = textOf(<PreviewPanel preview={{ ...preview, lines: [...lines, faulty] }} allOrNothing={false} />);
    expect(text).toContain("the faulty one");
    expect(text).toContain("50 lines shown, those that need a look first");
  });
});
