import { present } from "#lib/kernel/assert.ts";
import { type Instant, plusMillis } from "#lib/kernel/instant.ts";
import { type Dice, shuffled } from "./crowd-dice.ts";
import type { NewCustomer } from "./customers.ts";
import { ALUXSAT_FOUNDED } from "./definitions.ts";

export type CrowdMember = Pick<NewCustomer, "name" | "classification" | "phone" | "smartCard"> & {
  readonly kind: "household" | "hotel";
  readonly startedAt: Instant;
  /** How often it watches, compared with the others. */
  readonly appetite: number;
  readonly town: string;
};

const HOUSEHOLDS = 250;
const DAY = 86_400_000;

/** Numbers that follow those of the five customers whom the worked example names; phones are in the range reserved for fiction. */
const FIRST_PHONE = 99_000_201;
const FIRST_CARD = 4_400_100_201;

/** None of a person whom the demo knows already, so that their names find them alone. */
const FIRST_NAMES =
  "Alexia Andri Andreas Antigoni Christos Costas Despo Dimitra Elpida Evgenia Giorgos Ioanna Katerina Kyriakos Lenia Loukas Marios Melina Michalis Panayiotis Rena Savvas Skevi Stella Stelios Theodora Vasilis Xenia Yiannis Zoe";

const FAMILY_NAMES =
  "Aristidou Avraam Charalambous Chrysanthou Constantinou Efthymiou Eleftheriou Evripidou Hadjigeorgiou Iacovou Kallis Kyprianou Lambrou Leonidou Michaelides Neophytou Onisiforou Panayi Papadopoulos Philippou Polydorou Pieri Rodosthenous Sofroniou Stavrou Stylianou Themistocleous Theodorou Tofis Vassiliou Xenofontos Zachariou";

const HOTELS = [
  "Almond Hill Apartments",
  "Blue Carob Hotel",
  "Harbour Lantern Hotel",
  "Lemon Terrace Hotel",
  "Old Salt Lake Inn",
  "Sea Daffodil Resort",
  "Stone Arch Guesthouse",
  "Three Cedars Hotel",
  "Vineyard Road Hotel",
  "White Pelican Hotel",
];

const TOWNS = ["Nicosia", "Nicosia", "Limassol", "Limassol", "Larnaca", "Paphos", "Paralimni", "Polis"];

/** Invented households and hotels, in the order in which they came since the company began. */
export function inventMembers(dice: Dice, now: Instant): readonly CrowdMember[] {
  const names = [...householdNames(dice).map((name) => ({ name, kind: "household" as const })), ...HOTELS.map(asHotel)];
  const members = names.map(({ name, kind }) => ({
    name,
    kind,
    classification: dice.happens(kind === "hotel" ? 0.7 : 0.18) ? ("vip" as const) : ("standard" as const),
    startedAt: someStart(dice, now),
    appetite: kind === "hotel" ? 6 + 6 * dice.fraction() : householdAppetite(dice),
    town: present(TOWNS[dice.below(TOWNS.length)], "a town"),
  }));
  return members
    .toSorted((left, right) => left.startedAt - right.startedAt)
    .map((member, index) => ({ ...member, phone: `+357${FIRST_PHONE + index}`, smartCard: `${FIRST_CARD + index}` }));
}

function asHotel(name: string) {
  return { name, kind: "hotel" as const };
}

/** Most watch now and then, a few nearly every evening. */
function householdAppetite(dice: Dice): number {
  return 0.15 + 2.2 * dice.fraction() ** 3 + 0.5 * dice.fraction();
}

function householdNames(dice: Dice): readonly string[] {
  const names = FIRST_NAMES.split(" ").flatMap((first) => FAMILY_NAMES.split(" ").map((family) => `${first} ${family}`));
  return shuffled(names, dice).slice(0, HOUSEHOLDS);
}

/** On some day since the beginning, in working hours (of UTC, which is as good). */
function someStart(dice: Dice, now: Instant): Instant {
  const days = Math.max(1, Math.floor((now - ALUXSAT_FOUNDED) / DAY) - 2);
  return plusMillis(ALUXSAT_FOUNDED, dice.below(days) * DAY + (7 + dice.below(9)) * 3_600_000 + dice.below(60) * 60_000);
}
