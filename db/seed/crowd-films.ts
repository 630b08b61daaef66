import { present } from "#lib/kernel/assert.ts";
import { type Instant, instantFromMillis } from "#lib/kernel/instant.ts";
import { instantOfWallTime, type LocalTime, localTime } from "#lib/kernel/zone.ts";
import { type Dice, drawer } from "./crowd-dice.ts";
import type { CrowdMember } from "./crowd-members.ts";
import { ALUXSAT_ZONE } from "./definitions.ts";
import { FILMS } from "./products.ts";

export type WatchedFilm = {
  /** Which of the members. */
  readonly member: number;
  readonly film: string;
  readonly source: "DECODER" | "WEB-API";
  readonly device: string;
  readonly location: string | null;
  readonly usedFrom: Instant;
  /** When the hourly import brought it. */
  readonly recordedAt: Instant;
  /** A voucher: it was recorded, and nobody pays for it. */
  readonly isFree: boolean;
  /** What a customer complained about, and when it was put right. */
  readonly correction: FilmCorrection | null;
};

export type FilmCorrection = {
  readonly action: "cancel" | "setNotToBeBilled" | "setCreditable";
  readonly reasonCode: string;
  readonly actedAt: Instant;
};

export const CROWD_DAYS = 60;

/** Somewhat more than shall be watched: some fall before a start, after now, or beside another film of the same evening. */
const DRAWS = 10_800;

const HOUR = 3_600_000;
/** The customers of the worked example are served in the last days; what an agent did for the crowd lies before that. */
const QUIET_DAYS = 4;

/** From Monday; the fifth and sixth are Friday and Saturday. */
const BY_WEEKDAY = [0.8, 0.75, 0.85, 0.95, 1.5, 1.8, 1.35];

/** From midnight, hour by hour. */
const WEEKDAY_HOURS = [0.9, 0.5, 0.3, 0.15, 0.1, 0.08, 0.15, 0.2, 0.2, 0.2, 0.3, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.6, 3, 5, 7, 7, 4.5, 2.2];
const WEEKEND_HOURS = [1.6, 1.1, 0.7, 0.3, 0.15, 0.1, 0.15, 0.3, 0.6, 1, 1.3, 1.3, 1.4, 1.8, 2.2, 2.4, 2.6, 3, 4, 5.5, 7, 7.5, 5.5, 3.4];
const HOTEL_HOURS = [3, 2.2, 1.4, 0.7, 0.4, 0.2, 0.3, 0.4, 0.4, 0.4, 0.4, 0.4, 0.5, 0.7, 0.8, 0.9, 1, 1.2, 1.8, 3, 4.5, 6, 6.5, 5];

const DEVICES = ["DECODER", "SMART-TV", "TABLET", "PHONE"] as const;
const [SATURDAY, SUNDAY] = [5, 6];

const drawWeekdayHour = drawer(WEEKDAY_HOURS);
const drawWeekendHour = drawer(WEEKEND_HOURS);
const drawHotelHour = drawer(HOTEL_HOURS);
const drawDevice = drawer([5, 3, 1, 0.8]);
/** The second film is seen half as often as the first, the third a third as often, and so on (Zipf). */
const drawFilm = drawer(FILMS.map((_, index) => 1 / (index + 1)));

export type Crowd = { readonly members: readonly CrowdMember[]; readonly now: Instant };

/** What the members watched in the last two months, in the order in which it was recorded. */
export function inventFilms(dice: Dice, { members, now }: Crowd): readonly WatchedFilm[] {
  const today = localTime(now, ALUXSAT_ZONE);
  const days = Array.from({ length: CROWD_DAYS + 1 }, (_, index) => dayBefore(today, index));
  const drawDay = drawer(days.map(({ weekday }) => BY_WEEKDAY[weekday] ?? 1));
  const drawMember = drawer(members.map(({ appetite }) => appetite));
  const evenings = new Set<string>();
  const films: WatchedFilm[] = [];
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const index = drawMember(dice);
    const member = present(members[index], "a member");
    const film = someFilm(dice, { index, member, day: present(days[drawDay(dice)], "a day") });
    // Nobody watches two films at once; in a hotel it is not the same guest.
    const evening = `${index} ${Math.floor(film.usedFrom / (2 * HOUR))}`;
    const isPossible = film.usedFrom > member.startedAt && film.recordedAt <= now && (member.kind === "hotel" || !evenings.has(evening));
    if (!isPossible) continue;
    evenings.add(evening);
    films.push(film.correction !== null && film.correction.actedAt > lastCorrection(today) ? { ...film, correction: null } : film);
  }
  return films.toSorted(
    (left, right) => left.recordedAt - right.recordedAt || left.usedFrom - right.usedFrom || left.member - right.member,
  );
}

function dayBefore({ year, month, day }: LocalTime, days: number): LocalTime {
  return localTime(instantOfWallTime({ year, month, day: day - days, hour: 12 }, ALUXSAT_ZONE), ALUXSAT_ZONE);
}

function lastCorrection({ year, month, day }: LocalTime): Instant {
  return instantOfWallTime({ year, month, day: day - QUIET_DAYS }, ALUXSAT_ZONE);
}

type Drawn = { readonly index: number; readonly member: CrowdMember; readonly day: LocalTime };

function someFilm(dice: Dice, { index, member, day }: Drawn): WatchedFilm {
  const isWeekend = day.weekday === SATURDAY || day.weekday === SUNDAY;
  const drawHour = member.kind === "hotel" ? drawHotelHour : isWeekend ? drawWeekendHour : drawWeekdayHour;
  const clock = { hour: drawHour(dice), minute: dice.below(60), second: dice.below(60) };
  const usedFrom = instantOfWallTime({ year: day.year, month: day.month, day: day.day, ...clock }, ALUXSAT_ZONE);
  const device = present(DEVICES[drawDevice(dice)], "a device");
  const isFree = dice.happens(0.006);
  const correction = someCorrection(dice, day);
  return {
    member: index,
    film: present(FILMS[drawFilm(dice)], "a film").code,
    source: device === "TABLET" || device === "PHONE" ? "WEB-API" : "DECODER",
    device,
    location: someLocation(dice, member),
    usedFrom,
    recordedAt: instantFromMillis((Math.floor(usedFrom / HOUR) + 1) * HOUR + 300_000),
    isFree,
    correction: isFree ? null : correction,
  };
}

function someLocation(dice: Dice, { kind, town }: CrowdMember): string | null {
  const room = 100 * (1 + dice.below(4)) + 1 + dice.below(24);
  if (kind === "hotel") return `Room ${room}`;
  return dice.happens(0.3) ? town : null;
}

const CORRECTIONS = [
  { action: "cancel", reasonCode: "NOT-DELIVERED" },
  { action: "cancel", reasonCode: "ORDERED-TWICE" },
  { action: "setNotToBeBilled", reasonCode: "QUALITY" },
  { action: "setCreditable", reasonCode: "GOODWILL" },
] as const;
const drawCorrection = drawer([0.3, 0.25, 0.25, 0.2]);

/** One film in a hundred, on one of the next days in working hours. */
function someCorrection(dice: Dice, { year, month, day }: LocalTime): FilmCorrection | null {
  const drawn = present(CORRECTIONS[drawCorrection(dice)], "a correction");
  const clock = { hour: 9 + dice.below(8), minute: dice.below(60), second: dice.below(60) };
  const actedAt = instantOfWallTime({ year, month, day: day + 1 + dice.below(6), ...clock }, ALUXSAT_ZONE);
  return dice.happens(0.01) ? { ...drawn, actedAt } : null;
}
