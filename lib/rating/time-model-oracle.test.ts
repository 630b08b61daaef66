import fc from "fast-check";
import { expect, test } from "vitest";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import { type TimeModel, type TimeWindow, WEEKDAYS } from "./rate-book.ts";
import { compileTimeModel, holdsAt, judgeTime, nextChange } from "./time-model.ts";

/**
 * The oracle: paints the minutes of some dates, one date after the other. It knows nothing of weeks, tails or precedence, only the
 * sentence "each date paints its windows, past midnight too, and an exception first wipes what the day before painted on it".
 */
function paintedMinutes(model: TimeModel, days: readonly number[]): ReadonlySet<number> {
  const painted = new Set<number>();
  for (const day of days) {
    const exception = exceptionOn(textOf(day), model);
    if (exception) for (let each = 0; each < 1440; each += 1) painted.delete(day * 1440 + each);
    const weekday = WEEKDAYS[(new Date(day * 86_400_000).getUTCDay() + 6) % 7] ?? "mon";
    const windows: readonly TimeWindow[] = exception?.windows ?? model.windows.filter(({ days: on }) => on.includes(weekday));
    for (const { from, to } of windows) {
      const end = minutes(to) > minutes(from) ? minutes(to) : minutes(to) + 1440;
      for (let each = minutes(from); each < end; each += 1) painted.add(day * 1440 + each);
    }
  }
  return painted;
}

function exceptionOn(date: string, { dates }: TimeModel) {
  const once = dates.find(({ date: first, until = first, yearly }) => !yearly && first <= date && date <= until);
  const day = date.slice(4);
  return once ?? dates.find(({ date: first, until = first, yearly }) => yearly && first.slice(4) <= day && day <= until.slice(4));
}

const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
const textOf = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** Some days around something that clocks do, and the local minute that Intl says each of their minutes is. */
function sceneOf(timeZone: string, firstDate: string, days: number) {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  const first = dayOf(firstDate) * 86_400_000;
  const clock = Array.from({ length: days * 1440 }, (_, minute) => {
    const [date = "", time = ""] = format.format(first + minute * 60_000).split(" ");
    return dayOf(date) * 1440 + minutes(time);
  });
  return { timeZone, first, clock, days: Array.from({ length: days + 5 }, (_, day) => dayOf(firstDate) - 3 + day) };
}

const SCENES = [
  sceneOf("Europe/Nicosia", "2026-03-28", 3),
  sceneOf("Europe/Nicosia", "2026-10-24", 3),
  sceneOf("America/New_York", "2026-03-07", 3),
  sceneOf("Australia/Lord_Howe", "2026-04-03", 3),
  sceneOf("Australia/Lord_Howe", "2026-10-02", 3),
  sceneOf("Pacific/Apia", "2011-12-28", 4),
  sceneOf("Africa/Casablanca", "2026-03-21", 3),
  sceneOf("Asia/Kathmandu", "2026-02-27", 3),
];

const timeOfDay = fc.oneof(
  fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15),
  fc.integer({ min: 0, max: 1439 }),
  fc.integer({ min: 60, max: 270 }),
);
const timeText = timeOfDay.map((minute) => new Date(minute * 60_000).toISOString().slice(11, 16));
const timeWindow = fc.record({ from: timeText, to: fc.oneof(timeText, fc.constant("24:00")) }).filter(({ from, to }) => from !== to);
const weekWindow = fc.tuple(timeWindow, fc.subarray([...WEEKDAYS], { minLength: 1 })).map(([window, days]) => ({ ...window, days }));

/** At most one exception of each kind, as two of one kind that meet are an error of the document. */
const modelIn = ({ timeZone, days }: (typeof SCENES)[number]) => {
  const stretch = fc.tuple(fc.constantFrom(...days), fc.integer({ min: 0, max: 2 }));
  const dated = fc
    .tuple(stretch, fc.array(timeWindow, { maxLength: 2 }))
    .map(([[day, more], windows]) => ({ date: textOf(day), until: textOf(day + more), windows }));
  const yearly = dated
    .map(({ date, until, windows }) => ({ date: `2000${date.slice(4)}`, until: `2000${until.slice(4)}`, windows, yearly: true }))
    .filter(({ date, until }) => date <= until);
  const exceptions = fc.tuple(fc.option(yearly, { nil: null }), fc.option(dated, { nil: null }));
  return fc.record({
    timeZone: fc.constant(timeZone),
    windows: fc.array(weekWindow, { maxLength: 3 }),
    dates: exceptions.map((found) => found.filter((each) => each !== null)),
  });
};

const modelInScene = fc.constantFrom(...SCENES).chain((scene) => fc.record({ scene: fc.constant(scene), model: modelIn(scene) }));

test("a model holds exactly in the minutes that its dates paint, and changes exactly where they begin and end", () => {
  const property = fc.property(modelInScene, fc.integer({ min: 0, max: 59_999 }), ({ scene, model }, millis) => {
    const compiled = compileTimeModel("MODEL", model);
    const painted = paintedMinutes(model, scene.days);
    const expected = scene.clock.map((reading) => painted.has(reading));
    const isWrong = (holds: boolean, minute: number) => {
      return holdsAt(compiled, instantFromMillis(scene.first + minute * 60_000 + millis)) !== holds;
    };
    expect(expected.findIndex(isWrong)).toBe(-1);

    const changes = expected.flatMap((holds, minute) =>
      minute > 0 && holds !== expected[minute - 1] ? [scene.first + minute * 60_000] : [],
    );
    const [first, last] = [instantFromMillis(scene.first), instantFromMillis(scene.first + scene.clock.length * 60_000)];
    const found: number[] = [];
    for (let at = nextChange(compiled, first, last); at !== null; at = nextChange(compiled, at, last)) found.push(at);
    expect(found).toEqual(changes);
  });
  fc.assert(property, { numRuns: 1000 });
}, 60_000);

test("the reasons are those of the answer, whichever is asked first and however often", () => {
  const at = fc.tuple(fc.integer({ min: 0, max: 4319 }), fc.integer({ min: 0, max: 59_999 }));
  const property = fc.property(
    modelInScene,
    fc.array(at, { minLength: 1, maxLength: 8 }),
    fc.boolean(),
    ({ scene, model }, asked, isJudgedFirst) => {
      const compiled = compileTimeModel("MODEL", model);
      const instants = [...asked, ...asked].map(([minute, millis]) => instantFromMillis(scene.first + minute * 60_000 + millis));
      for (const each of instants) {
        const early = isJudgedFirst ? judgeTime(compiled, each) : null;
        const holds = holdsAt(compiled, each);
        const verdict = early ?? judgeTime(compiled, each);
        expect(verdict.holds).toBe(holds);
        expect(verdict.window !== null).toBe(holds);
        expect(verdict.windows).toEqual(holds ? expect.arrayContaining([verdict.window]) : verdict.windows);
      }
    },
  );
  fc.assert(property, { numRuns: 1000 });
});

test("an answer far from today is that of the reasons too", () => {
  const windows = [{ days: [...WEEKDAYS], from: "20:00", to: "06:10" }];
  const dates = [{ date: "2026-12-25", yearly: true, windows: [] }];
  const zones = ["Europe/Nicosia", "America/St_Johns", "Asia/Kathmandu"];
  const models = zones
    .flatMap((timeZone) => [
      { timeZone, windows, dates },
      { timeZone, windows, dates: [] },
    ])
    .map((model) => compileTimeModel("MODEL", model));
  const anyInstant = fc.oneof(
    fc.integer({ min: Date.UTC(1900, 0), max: Date.UTC(1970, 0, 2) }),
    fc.integer({ min: Date.UTC(2089, 0), max: Date.UTC(2090, 0) }),
    fc.integer({ min: Date.UTC(1000, 0), max: Date.UTC(9999, 0) }),
  );
  const property = fc.property(fc.constantFrom(...models), anyInstant.map(instantFromMillis), (model, at) => {
    expect(holdsAt(model, at)).toBe(judgeTime(model, at).holds);
    expect(holdsAt(model, at)).toBe(judgeTime(model, at).holds);
  });
  fc.assert(property, { numRuns: 1000 });
  // From 1970 until 2089, a page each for 341 days, whatever was asked for.
  for (const { answers } of models) expect(Object.keys(answers)).toHaveLength(128);
});
