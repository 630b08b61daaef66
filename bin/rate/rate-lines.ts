import type { LineRater } from "#lib/domain/usage-line/line-rater.ts";
import type { ResultRenderer } from "#lib/domain/usage-line/render-results.ts";
import { eachLine } from "./each-line.ts";
import type { Output } from "./output.ts";

export type Rating = {
  readonly source: AsyncIterable<Buffer>;
  readonly rater: LineRater;
  readonly renderer: ResultRenderer;
  readonly output: Output;
};

/** Where no line counts together with another, each is rated as it comes: memory stays the same however many there are. */
export async function rateLines({ source, rater, renderer, output }: Rating): Promise<void> {
  await eachLine(source, {
    take: ({ input }) => output.write(renderer.render(rater.rate(rater.read(input), null))),
    afterPiece: () => output.drain(),
  });
}
