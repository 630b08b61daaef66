import { ONE } from "#lib/kernel/decimal.ts";
import type { Database } from "../connection.ts";
import {
  dateTimeModel,
  lookUpRow,
  lookUpTable,
  source,
  udrType,
  udrTypeAttribute,
  udrTypeSource,
  unitOfMeasurement,
  usageZone,
  valueList,
  valueListItem,
} from "../schema/usage.ts";
import type { Tx } from "../tx.ts";
import { ALUXSAT_ZONE, definitionId } from "./definitions.ts";

export type SeededUsage = { readonly unitId: number; readonly udrTypeId: number; readonly sources: Readonly<Record<SourceCode, number>> };

type SourceCode = "CALL-CENTRE" | "DECODER" | "WEB-API";

/** Unit, sources, the UDR type with its metadata attributes, and the date/time model of the worked example. */
export async function seedUsage(tx: Tx, database: Database): Promise<SeededUsage> {
  const unitId = await definitionId(database);
  await tx.insert(unitOfMeasurement).values({
    unitId,
    code: "TRX",
    name: "Transaction",
    description: "One film ordered and delivered.",
    decimals: 0,
    scale: ONE,
  });
  const devices = await seedDevices(tx, database);
  const sources = await seedSources(tx, database);
  const udrTypeId = await definitionId(database);
  await tx.insert(udrType).values({
    udrTypeId,
    code: "PPV",
    name: "Pay-per-view",
    description: "A film watched on demand.",
    unitId,
    boundary: "start",
    pricedAt: "from",
    fromMandatory: true,
    toMandatory: false,
    sourceMandatory: true,
    retentionDays: 540,
  });
  await tx.insert(udrTypeAttribute).values([
    { ...PLAIN, udrTypeId, key: "device", label: "Device", type: "choice", valueListId: devices, position: 1 },
    { ...PLAIN, udrTypeId, key: "location", label: "Location", type: "text", personal: true, format: "[^<>]{1,80}", position: 2 },
  ]);
  await tx.insert(udrTypeSource).values(Object.values(sources).map((sourceId) => ({ udrTypeId, sourceId })));
  await seedConditions(tx, database);
  await seedDestinations(tx, database);
  return { unitId, udrTypeId, sources };
}

const PLAIN = { mandatory: false, personal: false, format: null, valueListId: null };

async function seedDevices(tx: Tx, database: Database): Promise<number> {
  const valueListId = await definitionId(database);
  await tx.insert(valueList).values({ valueListId, code: "DEVICE", name: "Devices" });
  await tx.insert(valueListItem).values([
    { valueListId, value: "TV", label: "Television", under: null, position: 1 },
    { valueListId, value: "DECODER", label: "Decoder", under: "TV", position: 2 },
    { valueListId, value: "SMART-TV", label: "Smart TV", under: "TV", position: 3 },
    { valueListId, value: "MOBILE", label: "Mobile", under: null, position: 4 },
    { valueListId, value: "TABLET", label: "Tablet", under: "MOBILE", position: 5 },
    { valueListId, value: "PHONE", label: "Phone", under: "MOBILE", position: 6 },
  ]);
  return valueListId;
}

/** For the UDR type of calls that an installation makes; no type of the demo asks it. */
async function seedDestinations(tx: Tx, database: Database): Promise<void> {
  const lookUpTableId = await definitionId(database);
  const description = "Where a call goes, by the number that was dialled.";
  const what = { match: "prefix", key: "dialledNumber", gives: ["destination"], otherwise: { destination: "OTHER" } };
  await tx.insert(lookUpTable).values({ lookUpTableId, code: "DESTINATIONS", name: "Destinations", description, ...what });
  const rows = { "357": "CY-FIXED", "3579": "CY-MOBILE", "30": "GR-FIXED", "3069": "GR-MOBILE", "44": "GB" };
  await tx.insert(lookUpRow).values(Object.entries(rows).map(([key, destination]) => ({ lookUpTableId, key, given: { destination } })));
}

async function seedSources(tx: Tx, database: Database): Promise<Readonly<Record<SourceCode, number>>> {
  const ids = {
    "CALL-CENTRE": await definitionId(database),
    DECODER: await definitionId(database),
    "WEB-API": await definitionId(database),
  };
  await tx.insert(source).values([
    {
      sourceId: ids["CALL-CENTRE"],
      code: "CALL-CENTRE",
      name: "Call centre",
      description: "Ordered by an agent at the desk.",
      channel: "desk",
    },
    { sourceId: ids.DECODER, code: "DECODER", name: "Decoder", description: "Ordered with the remote control.", channel: "decoder" },
    { sourceId: ids["WEB-API"], code: "WEB-API", name: "Web API", description: "Ordered by a partner's program.", channel: "api" },
  ]);
  return ids;
}

/** Seed 002: "charged €5.00 when provided between 00:01 and 6:59 and €10.00 during the rest of the day". Half-open: to 07:00. */
async function seedConditions(tx: Tx, database: Database): Promise<void> {
  await tx.insert(dateTimeModel).values({
    dateTimeModelId: await definitionId(database),
    code: "PPV-OFF-PEAK",
    name: "PPV off-peak",
    description: "The small hours of every day, when films cost half.",
    timeZone: ALUXSAT_ZONE,
    windows: [{ days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], from: "00:01", to: "07:00" }],
    dates: [],
  });
  await tx.insert(usageZone).values({
    usageZoneId: await definitionId(database),
    code: "MOBILE-DEVICES",
    name: "Mobile devices",
    description: "Watched on a tablet or a phone. No rate uses it yet.",
    conditions: [{ attribute: "device", isUnder: "MOBILE" }],
  });
}
