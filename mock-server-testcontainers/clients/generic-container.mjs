// Starts the image with the generic container of Testcontainers for Node.js: node generic-container.mjs IMAGE
import { GenericContainer, Wait } from "testcontainers";
import { uploadByEachRoute } from "./upload-routes.mjs";

const container = await new GenericContainer(process.argv[2])
  .withExposedPorts(8080)
  .withWaitStrategy(Wait.forHttp("/__mock/", 8080))
  .start();
try {
  const url = `http://${container.getHost()}:${container.getMappedPort(8080)}`;
  const { user, key } = await (await fetch(`${url}/__mock/`)).json();
  await uploadByEachRoute(url, user, key);
} finally {
  await container.stop();
}
console.log("4 routes");
