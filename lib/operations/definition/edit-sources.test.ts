import { eq, notInArray } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ratingQueue } from "#db/schema/rbi.ts";
import { auditEntry } from "#db/schema/system.ts";
import { udr } from "#db/schema/udr.ts";
import { source, udrTypeSource } from "#db/schema/usage.ts";
import { type Aluxsat, seedAluxsat } from "#db/seed/scenario.ts";
import { answerOf, definitionDesk } from "#db/testing/definition-desk.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { queueItem, recordUdr } from "#db/testing/udr-row.ts";
import type { SaveSourceInput } from "#lib/domain/definition/source-schema.ts";
import { present } from "#lib/kernel/assert.ts";
import { archiveSource } from "./archive-source.ts";
import { getSource } from "./get-source.ts";
import { listSources } from "./list-sources.ts";
import { restoreSource } from "./restore-source.ts";
import { saveSource } from "./save-source.ts";

let store: TestDatabase;
let desk: ReturnType<typeof definitionDesk>;
let aluxsat: Aluxsat;
beforeAll(async () => {
  store = await testDatabase();
  desk = definitionDesk(store);
  aluxsat = await seedAluxsat(store.owner);
});
afterAll(() => store.close());
afterEach(async () => {
  await store.owner.delete(source).where(notInArray(source.code, ["CALL-CENTRE", "DECODER", "WEB-API"]));
  await store.owner.delete(auditEntry);
});

const probe = (changes: Partial<SaveSourceInput> = {}): SaveSourceInput => ({
  code: "PROBE",
  revision: null,
  name: "Probe",
  description: null,
  channel: "import",
  ...changes,
});

describe("a source", () => {
  it("is made, edited, archived and restored, each with its audit row", async () => {
    expect(await answerOf(saveSource(desk.as(), probe()))).toBe("ok");
    expect(await answerOf(saveSource(desk.as(), probe({ revision: 1, channel: "api" })))).toBe("ok");
    expect(await answerOf(archiveSource(desk.as(), { code: "PROBE", revision: 2 }))).toBe("ok");
    expect((await listSources(desk.as())).map(({ code }) => code)).not.toContain("PROBE");
    expect((await listSources(desk.as(), { archived: true, search: "prob" })).map(({ code }) => code)).toEqual(["PROBE"]);
    expect(await answerOf(restoreSource(desk.as(), { code: "PROBE", revision: 3 }))).toBe("ok");
    const found = present(await getSource(desk.as(), "PROBE"), "PROBE");
    expect(found).toMatchObject({ channel: "api", revision: 4, archivedAt: null, users: [] });
    expect(found.history.map(({ action }) => action)).toEqual(["source.restore", "source.archive", "source.edit", "source.create"]);
    expect(found.history[2]?.differences).toEqual([{ path: "channel", before: "import", after: "api" }]);
  });

  it("is refused with a taken code or name, stale, and archived", async () => {
    await saveSource(desk.as(), probe());
    expect(await answerOf(saveSource(desk.as(), probe({ name: "Other" })))).toBe("CODE_TAKEN");
    expect(await answerOf(saveSource(desk.as(), probe({ code: "P2", name: "decoder" })))).toBe("NAME_TAKEN");
    await saveSource(desk.as({ name: "Hera" }), probe({ revision: 1, channel: "decoder" }));
    expect(await saveSource(desk.as(), probe({ revision: 1, channel: "api" }))).toMatchObject({
      refusal: { code: "STALE_REVISION", params: { revision: 2, by: "Hera", channel: "decoder" } },
    });
    await archiveSource(desk.as(), { code: "PROBE", revision: 2 });
    expect(await answerOf(saveSource(desk.as(), probe({ revision: 3 })))).toBe("DEFINITION_ARCHIVED");
  });

  it("is not archived while a UDR type allows it, and the desk's last one is said to be that", async () => {
    expect(await archiveSource(desk.as(), { code: "CALL-CENTRE", revision: 1 })).toMatchObject({
      refusal: { code: "DEFINITION_IN_USE", params: { users: "the UDR type Pay-per-view and orders at the agent's desk" } },
    });
    const input = { ...probe(), code: "CALL-CENTRE", name: "Call centre", revision: 1, channel: "api" as const };
    expect(await saveSource(desk.as(), input)).toMatchObject({ refusal: { code: "DEFINITION_INVALID", path: "channel" } });
    await saveSource(desk.as(), probe({ channel: "desk" }));
    expect((await getSource(desk.as(), "CALL-CENTRE"))?.users).toEqual(["the UDR type Pay-per-view"]);
  });

  it("is not archived before what came from it is rated", async () => {
    const [decoder] = await store.owner.select().from(source).where(eq(source.code, "DECODER"));
    const sourceId = present(decoder, "DECODER").sourceId;
    const allowed = await store.owner.delete(udrTypeSource).where(eq(udrTypeSource.sourceId, sourceId)).returning();
    await recordUdr(store, aluxsat, {});
    await store.owner.insert(ratingQueue).values(queueItem(aluxsat, 1));
    try {
      expect((await getSource(desk.as(), "DECODER"))?.users).toContain("1 UDR still to be rated");
    } finally {
      await store.owner.delete(ratingQueue);
      await store.owner.delete(udr);
      await store.owner.insert(udrTypeSource).values(allowed);
    }
  });
});
