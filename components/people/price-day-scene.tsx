/** What the product is about, in one drawing: a film costs less at night, and a plumb line stands at the hour of an order. */
export function PriceDayScene() {
  return (
    <figure>
      <svg
        viewBox="0 0 640 190"
        className="w-full max-sm:hidden"
        role="img"
        aria-label="A price over one day: €10.00, and €5.00 from 00:01 to 07:00."
      >
        {[0, 6, 12, 18, 24].map((hour) => (
          <g key={hour}>
            <path d={`M${x(hour)} 18V150`} className="stroke-line" strokeWidth="1" />
            <text x={x(hour)} y="172" textAnchor="middle" className="fill-muted text-[11px]">
              {`${String(hour).padStart(2, "0")}:00`}
            </text>
          </g>
        ))}
        <path d={`M${x(0)} 150V110H${x(7)}V50H${x(24)}V150Z`} className="fill-accent-soft" />
        <path d={`M${x(0)} 110H${x(7)}V50H${x(24)}`} fill="none" className="stroke-accent" strokeWidth="2.5" strokeLinejoin="round" />
        <path d={`M${x(0)} 150H${x(24)}`} className="stroke-line-strong" strokeWidth="1" />
        <text x={x(3.6)} y="101" textAnchor="middle" className="fill-ink font-semibold text-[13px]">
          €5.00
        </text>
        <text x={x(11)} y="41" textAnchor="middle" className="fill-ink font-semibold text-[13px]">
          €10.00
        </text>
        <path d={`M${x(20)} 50V118`} className="stroke-brass" strokeWidth="1.5" />
        <path d={`M${x(20)} 116l6 8-6 12-6-12z`} className="fill-brass" />
        <text x={x(20) + 12} y="84" className="fill-muted text-[11px]">
          ordered 20:00
        </text>
      </svg>
      <figcaption className="mt-2 text-balance text-lg">
        What usage costs, who ordered it, what it was billed at, and how mistakes are put right.
      </figcaption>
    </figure>
  );
}

function x(hour: number): number {
  return 20 + hour * 25;
}
