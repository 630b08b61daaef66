import { connect, createServer } from "node:net";
import { StartProblem } from "./problem.mjs";
import { readRegister } from "./register.mjs";

/** A port of 127.0.0.1 that nobody uses at this moment. */
export function findFreePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** "Do you speak TLS?" in PostgreSQL's protocol: the shortest question that every server answers before anything else. */
const TLS_QUESTION = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

/**
 * Does a PostgreSQL live on this port? A connection alone proves nothing: the system still accepts them for a server that
 * was killed this instant.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export function answersAsPostgres(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" }, () => socket.write(TLS_QUESTION));
    const end = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(2_000, () => end(false));
    socket.on("data", (data) => end("SN".includes(String.fromCharCode(data[0]))));
    socket.on("error", () => end(false));
    socket.on("close", () => end(false));
  });
}

/** Asked before anything expensive begins, so that a taken port costs no installation, build or database. */
export async function requireFreePort({ host, port, mode, consolesFolder }) {
  // "localhost" is two addresses, and a browser may take either.
  const addresses = host === "localhost" ? ["127.0.0.1", "::1"] : [host];
  for (const address of addresses) {
    const refusal = await tryToListen(address, port);
    if (refusal === undefined) continue;
    throw new StartProblem(refusal === "EADDRINUSE" ? takenSentence(port, mode, consolesFolder) : unusableSentence(host, port, refusal));
  }
}

function tryToListen(address, port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.on("error", (error) =>
      resolve(["EADDRNOTAVAIL", "EAFNOSUPPORT"].includes(error.code) && address === "::1" ? undefined : error.code),
    );
    server.listen({ port, host: address, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

function takenSentence(port, mode, consolesFolder) {
  const ours = readRegister(consolesFolder).some((entry) => entry.isRunning && entry.port === port);
  const holder = ours ? "a Ratewright that runs from this folder" : "another program";
  const command = mode === "dev" ? "npm run dev" : "npm start";
  return `Port ${port} is taken by ${holder}. Stop it, or choose another port: PORT=${port + 1} ${command}`;
}

function unusableSentence(host, port, code) {
  return `Cannot listen on ${host}:${port} (${code}): choose other values for HOST and PORT.`;
}
