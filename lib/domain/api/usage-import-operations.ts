import { exceptionListQuery, importListQuery, parkedListQuery, retryParkedBody, sendUsageQuery } from "../usage-import/import-requests.ts";
import type { ApiOperation } from "./api-operation.ts";
import { anyText } from "./common-answers.ts";
import {
  importExceptionPageAnswer,
  importPreviewAnswer,
  parkedPageAnswer,
  retriedLinesAnswer,
  retriedParkedAnswer,
  usageImportAnswer,
  usageImportPageAnswer,
} from "./usage-import-answers.ts";

const BATCHES = "/api/v1/usage-imports";
const BATCH = `${BATCHES}/{importId}`;

const READ = { tag: "Usage", method: "get", permission: "udr.read", authenticate: "either" } as const;
const MOVE = { tag: "Usage", method: "post", permission: "usage.import", authenticate: "either", idempotent: true } as const;

const COLUMNS =
  "Columns of CSV, or members of a line of NDJSON: `reference` (the sender's own number; the batch and the line where it is left out), " +
  "`subscription`, or `identifier` with or without `identifierKind` (phone, msisdn, iccid, smartCard, email), `product`, `udrType` (the " +
  "product's own where it is left out), `amount`, `from` (ISO, with its offset), `to`, `billingEffectiveDate`, `gross`, `tax` and `currency` " +
  "(of usage rated elsewhere), and metadata: columns `metadata.KEY`, or an object `metadata`.";

/** Usage that comes in batches, and what waits for its cause to be mended. */
export function usageImportOperations(): readonly ApiOperation[] {
  return [sending(), ...reading(), ...moving(), ...parked()];
}

function sending(): ApiOperation {
  return {
    tag: "Usage",
    method: "post",
    path: BATCHES,
    id: "importUsage",
    summary: "Send a batch of usage",
    description:
      "The body is the file, of any size, read while it comes. Source and reference are the batch's key instead of an Idempotency-Key: the same " +
      "two again give the batch there is and add nothing, and so does a line whose reference its source has sent before. The batch is looked at by a " +
      "job: received = accepted + parked + duplicates + rejected. With `preview=true` nothing is stored: the answer says what the first lines would " +
      `become. ${COLUMNS}`,
    permission: "usage.import",
    authenticate: "either",
    query: sendUsageQuery,
    streams: ["text/csv", "application/x-ndjson"],
    answer: { status: 202, schema: usageImportAnswer, headers: ["Location"] },
    previewed: importPreviewAnswer,
    refusals: [409, 422],
  };
}

function reading(): readonly ApiOperation[] {
  return [
    {
      ...READ,
      path: BATCHES,
      id: "listUsageImports",
      summary: "List batches of usage",
      description: "Newest first. `nextCursor` is the `cursor` of the page behind it, null on the last.",
      query: importListQuery,
      answer: { status: 200, schema: usageImportPageAnswer },
    },
    {
      ...READ,
      path: BATCH,
      id: "getUsageImport",
      summary: "Read a batch",
      description: "How far it is, and what became of its lines.",
      answer: { status: 200, schema: usageImportAnswer },
    },
    {
      ...READ,
      path: `${BATCH}/exceptions`,
      id: "listImportExceptions",
      summary: "List the lines that gave no UDR",
      description: "Each as it was sent, with the reason and what to do.",
      query: exceptionListQuery,
      answer: { status: 200, schema: importExceptionPageAnswer },
    },
    {
      ...READ,
      path: `${BATCH}/errors.csv`,
      permission: "usage.import",
      id: "downloadImportErrors",
      summary: "Download the lines that gave no UDR",
      description: "In the columns that they came in, and `error` behind them. Mended, the file may be sent as a batch again.",
      answer: { status: 200, type: "text/csv", schema: anyText },
    },
  ];
}

function moving(): readonly ApiOperation[] {
  return [
    {
      ...MOVE,
      path: `${BATCH}/cancel`,
      id: "cancelUsageImport",
      summary: "Stop a batch",
      description: "What became UDRs stays; the lines that were not looked at give none.",
      answer: { status: 200, schema: usageImportAnswer },
    },
    {
      ...MOVE,
      path: `${BATCH}/retry`,
      id: "retryUsageImport",
      summary: "Try the parked lines of a batch again",
      answer: { status: 200, schema: retriedLinesAnswer },
    },
  ];
}

function parked(): readonly ApiOperation[] {
  return [
    {
      ...READ,
      path: "/api/v1/parked",
      id: "listParked",
      summary: "List parked usage",
      description:
        "Lines that name what is not known yet (`kind=lines`), or UDRs that could not be rated (`kind=udrs`); the longest parked first, with how many there are for each cause.",
      query: parkedListQuery,
      answer: { status: 200, schema: parkedPageAnswer },
    },
    {
      ...MOVE,
      path: "/api/v1/parked/retry",
      id: "retryParked",
      summary: "Try parked usage again",
      description:
        "Some of it, or what waits for one cause. Lines are looked at again at once, a page of them at most: `nextCursor` is the `cursor` that goes on. UDRs are rated by a job.",
      body: { schema: retryParkedBody, example: { kind: "lines", cause: "NO_RATE" } },
      answer: { status: 200, schema: retriedParkedAnswer },
    },
  ];
}
