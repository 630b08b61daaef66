import type { Duplex } from "node:stream";
import type { Client, Connection, Submittable } from "pg";
import { present } from "#lib/kernel/assert.ts";
import { CopiedFields } from "./copied-fields.ts";

/** Bytes that may wait while lines are worked on. */
const READ_AHEAD = 256 * 1024;

type OnData = (bytes: Buffer) => void;

function isListener(value: unknown): value is OnData {
  return typeof value === "function";
}

/**
 * The lines of a `copy ... to stdout (format binary)`, as they arrive. Each time it answers there are some: read them with `nextLine` until
 * there is none. `pg-copy-streams` makes each line an object of its own first, which takes as long as reading it does. One that is
 * given up before its end leaves the connection of no use.
 */
export async function* copyOut(client: Client, statement: string): AsyncGenerator<CopiedFields> {
  const copy = client.query(new CopyStatement(statement));
  const fields = new CopiedFields();
  while (fields.rest === null) {
    fields.goOn(await copy.bytes());
    yield fields;
  }
  await copy.end(fields.rest);
}

/** A statement of `pg` that takes the bytes of the connection to itself until its copy is over. */
class CopyStatement implements Submittable {
  private readonly statement: string;
  private readonly done = Promise.withResolvers<void>();
  private woken = Promise.withResolvers<void>();
  private failure: Error | null = null;
  private stream: Duplex | null = null;
  private ofDriver: OnData | null = null;
  private waiting: Buffer[] = [];
  private size = 0;

  constructor(statement: string) {
    this.statement = statement;
    // Who waits for bytes hears of a failure by them.
    this.done.promise.catch(() => {});
  }

  /** Called by `pg` when the statement's turn has come. */
  submit(connection: Connection): void {
    const { stream } = connection;
    this.ofDriver = present(stream.listeners("data").find(isListener), "the driver's own listener");
    this.stream = stream;
    stream.off("data", this.ofDriver);
    stream.on("data", this.take);
    connection.query(this.statement);
  }

  /** What came next. It throws what the connection ends with. */
  async bytes(): Promise<Buffer> {
    if (this.waiting.length === 0 && this.failure === null) {
      this.woken = Promise.withResolvers<void>();
      await this.woken.promise;
    }
    if (this.waiting.length === 0) throw present(this.failure, "nobody is woken for nothing");
    const all = this.takeWaiting();
    const [first] = all;
    return first !== undefined && all.length === 1 ? first : Buffer.concat(all);
  }

  /** Gives the connection back with what came after the copy: that it is done, or an error, which this throws. */
  async end(rest: Buffer): Promise<void> {
    const ofDriver = present(this.ofDriver, "the driver's own listener");
    this.stream?.off("data", this.take);
    this.stream?.on("data", ofDriver);
    for (const bytes of [rest, ...this.takeWaiting()]) ofDriver(bytes);
    await this.done.promise;
  }

  handleReadyForQuery(): void {
    this.done.resolve();
  }

  handleError(error: Error): void {
    this.failure = error;
    this.done.reject(error);
    this.woken.resolve();
  }

  handleCommandComplete(): void {
    // How many lines there were is nobody's question.
  }

  private readonly take: OnData = (bytes) => {
    this.waiting.push(bytes);
    this.size += bytes.length;
    if (this.size > READ_AHEAD) this.stream?.pause();
    this.woken.resolve();
  };

  private takeWaiting(): readonly Buffer[] {
    const { waiting } = this;
    this.waiting = [];
    if (this.size > READ_AHEAD) this.stream?.resume();
    this.size = 0;
    return waiting;
  }
}
