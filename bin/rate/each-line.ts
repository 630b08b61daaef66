import { LONGEST_LINE, type PlacedLine, toInputLine } from "./placed-line.ts";

type Taking = {
  readonly take: (line: PlacedLine) => void;
  /** After each piece of input: the place to wait for whoever reads the results. */
  readonly afterPiece: (piece: Buffer) => Promise<void> | void;
};

const NEWLINE = 0x0a;
const NOTHING = Buffer.alloc(0);

/** Cuts bytes into lines, numbered from 1. Blank ones are left out; CRLF and a last line without an end are taken as they come. */
export async function eachLine(source: AsyncIterable<Buffer>, { take, afterPiece }: Taking): Promise<void> {
  let number = 0;
  let offset = 0;
  /** The beginning of a line whose end is still to come, and how many of its bytes were dropped because it is too long anyway. */
  let begun = NOTHING;
  let dropped = 0;

  const takeLine = (rest: Buffer): void => {
    number += 1;
    const bytes = begun.length === 0 ? rest : Buffer.concat([begun, rest]);
    const input = toInputLine(number, bytes);
    if (input !== null) take({ input, offset, length: bytes.length });
    offset += bytes.length + dropped + 1;
    begun = NOTHING;
    dropped = 0;
  };

  for await (const piece of source) {
    let start = 0;
    for (let end = piece.indexOf(NEWLINE); end >= 0; end = piece.indexOf(NEWLINE, start)) {
      takeLine(piece.subarray(start, end));
      start = end + 1;
    }
    const all = Buffer.concat([begun, piece.subarray(start)]);
    begun = all.subarray(0, LONGEST_LINE + 1);
    dropped += all.length - begun.length;
    await afterPiece(piece);
  }
  if (begun.length > 0) takeLine(NOTHING);
}
