import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { Dailies } from "./dailies.mjs";
import { newWorld } from "./mock-server.mjs";

let mock;
let dailies;

before(async () => {
  mock = await newWorld();
  dailies = new Dailies(mock.url, mock.user, mock.key, { pause: 0 });
});
after(() => mock?.close());
beforeEach(() => mock.reset());
afterEach(() => mock.assertSound());

for (let number = 0; number < 8; number++) {
  test(`project ${number} is created once`, async () => {
    await dailies.createProject(`Dailies ${number}`);

    assert.deepEqual(await dailies.projectNames(), [`Dailies ${number}`]);
    assert.deepEqual((await mock.requests("createProject")).map((each) => each.response.status), [201]);
  });
}

test("an overloaded server is asked again", async () => {
  await mock.inject({ on: "createProject", first: 2, do: { response: { status: 503 } } });

  await dailies.createProject("Dailies");

  assert.deepEqual((await mock.requests("createProject")).map((each) => each.response.status), [503, 503, 201]);
});

test("a rejected key is an error", async () => {
  await assert.rejects(new Dailies(mock.url, mock.user, "wrong").projectNames(), /401/);
});
