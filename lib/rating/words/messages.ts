/** Every text of an explanation, in English. A translation is another table with the same keys; `{name}` is filled in. */
export const ENGLISH = {
  weekdays: "Mon Tue Wed Thu Fri Sat Sun",
  months: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
  date: "{weekday} {day} {month} {year}",

  pricePer: "{price} per {per}",
  priceTimes: "{price} × {attribute}",
  flatPrice: "{amount} flat",
  atLeast: "{price}, at least {minimum}",
  atMost: "{price}, at most {maximum}",

  billed: "{amount} = {sum}.",
  credited: "{amount} = credit of {sum}.",
  notBilled: "{amount}: not to be billed. It would be {sum}.",
  quantity: "{quantity} {unit}",
  perUnitSum: "{quantity} × {price}",
  perManySum: "{quantity} ÷ {per} × {price}",
  timesSum: "{sum} × {times}",
  flatSum: "{amount} flat",
  minimumSum: "the minimum of {limit}, since {sum} is less",
  maximumSum: "the maximum of {limit}, since {sum} is more",
  nothingUsed: "nothing used",
  withTax: "{sum} + {percent} % tax",

  plan: "Plan {plan}.",
  planVersion: "Plan {plan}, version {version}.",
  planDraft: "Plan {plan}, draft.",

  wonBase: "Rate {rate}, for {target}: base {price}.",
  wonLevel: "Rate {rate}, level {level}: always.",
  wonZone: "Rate {rate}, level {level}: zone {zone}.",
  wonTime: "Rate {rate}, level {level}: time model {timeModel}, because {why}.",
  wonZoneAndTime: "Rate {rate}, level {level}: zone {zone} and time model {timeModel}, because {why}.",
  targetProduct: "product {name}",
  targetProductType: "product type {name}",
  targetFamily: "family {name}",

  clock: "{time} on {date} ({zone}, {offset})",
  isIn: "{clock} is in {window}",
  isInOnException: "{clock} is in {window}, the window of the exception {exception}",
  isOutside: "{time} is outside {windows}",
  isOutsideException: "{time} is outside {windows}, the windows of the exception {exception}",
  hasNoWindows: "it holds at no time on {date}",

  lostBase: "Not used: base {price} (a level matched).",
  lostTime: "Not used: level {level} {price} (time model {timeModel}: {why}).",
  lostZoneAbsent: "Not used: level {level} {price} (zone {zone}: {attribute} is not given).",
  lostZoneDiffers: "Not used: level {level} {price} (zone {zone}: {attribute} does not match).",
  lostLevel: "Not used: level {level} {price} (level {winner} matched first).",
  lostTarget: "Not used: rate {rate} for {target}, base {price} (a rate for something more specific exists).",

  rounded: "Rounded once from {before} to {after} ({mode}, {roundTo} decimals).",
  roundedHalfAwayFromZero: "half away from zero",
  roundedHalfEven: "half to even",
  roundedUp: "up",
  roundedDown: "down",

  taxIncluded: "{net} + {percent} % tax {tax}, included in the price.",
  taxAdded: "{net} + {percent} % tax {tax}, added to the price.",
  untaxed: "No tax: the rate is 0 %.",
  exempt: "No tax: the account is exempt.",
  reverseCharge: "No tax: reverse charge, the recipient owes it.",
} as const;

export type Messages = Readonly<Record<keyof typeof ENGLISH, string>>;

export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}
