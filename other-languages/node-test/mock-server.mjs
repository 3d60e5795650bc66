// A helper for tests against the SyncSketch mock server. It needs Node.js only.
//
// The server is the one at SYNCSKETCH_MOCK_URL, or a process that is started for this file of tests.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";

async function send(method, url, body) {
  const response = await fetch(url, { method, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await response.text();
  assert.ok(response.ok, `${method} ${url}: ${response.status} ${text}`);
  return text === "" ? undefined : JSON.parse(text);
}

async function startServer() {
  const jar = process.env.SYNCSKETCH_MOCK_JAR ?? "syncsketch-mock-server.jar";
  const server = spawn("java", ["-jar", jar], { stdio: ["ignore", "pipe", "inherit"] });
  const line = await Promise.race([
    once(createInterface(server.stdout), "line").then(([first]) => first), // printed when the server is ready
    once(server, "exit").then(() => "The mock server did not start"),
  ]);
  assert.match(line, /^listening on /);
  return { url: line.split(" ").pop(), stop: () => Promise.all([once(server, "exit"), server.kill()]) };
}

// Waits for a server in a container, which may still be starting.
async function waitUntilReady(url, seconds = 60) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    try {
      return await send("GET", `${url}/__mock/`);
    } catch (error) {
      if (Date.now() > end) {
        throw error;
      }
      await setTimeout(200);
    }
  }
}

// Creates a world of the server: what only the tests of this file see. Its url, user and key configure the program under test.
export async function newWorld() {
  const shared = process.env.SYNCSKETCH_MOCK_URL;
  const server = shared ? { url: shared, stop: async () => {} } : await startServer();
  await waitUntilReady(server.url);
  const world = await send("POST", `${server.url}/__mock/worlds`, {});
  const admin = (method, path, body) => send(method, `${world.admin}/${path}`, body);
  return {
    ...world,
    // Sends a command of the admin API to this world.
    command: admin,
    reset: () => admin("POST", "reset"),
    inject: (fault) => admin("POST", "faults", fault),
    // Returns the requests to an operation, which the contract names, with their responses.
    requests: (operation) => admin("GET", `journal?operation=${operation}`),
    // Fails if the mock server has a defect, or if a fault was never applied: such a test proves nothing.
    async assertSound() {
      assert.deepEqual((await admin("GET", "")).defects, []);
      const unused = (await admin("GET", "faults")).filter((each) => each.applied === 0);
      assert.deepEqual(unused.map((each) => JSON.stringify(each.fault)), []);
    },
    async close() {
      await admin("DELETE", "");
      await server.stop();
    },
  };
}
