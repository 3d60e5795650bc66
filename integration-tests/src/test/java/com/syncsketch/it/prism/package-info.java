/**
 * Runs Prism, a server that validates requests against the contract.
 *
 * <p>Prism runs in a container if a Docker engine is available and has the image, or else as a local Node.js process. Both
 * have the same coverage, and the mode is printed. Tests are never skipped. System properties:
 *
 * <ul>
 *   <li>{@code prism}: {@code auto} (default), {@code container} or {@code process}; the last two fail if they
 *       are unavailable.
 *   <li>{@code prism.image}: the image, {@value com.syncsketch.it.prism.PrismOptions#DEFAULT_IMAGE} by default. It is
 *       never pulled.
 *   <li>{@code prism.home}: the folder with {@code package.json} and {@code node_modules}; by default the
 *       {@code prism} folder of this module, which is searched from the working directory upwards.
 * </ul>
 *
 * <p>Testcontainers reads two environment variables that cannot be set from here. Both are required without access to an
 * image registry: without {@code TESTCONTAINERS_RYUK_DISABLED=true}, it pulls its reaper image; without {@code
 * TESTCONTAINERS_HOST_OVERRIDE=localhost}, it pulls an image to find the gateway if the tests themselves run in a container.
 * {@code .ci/run} sets both.
 *
 * <p>Limitations of Prism: it rejects bodies above 10 MB, damages binary bodies in proxy mode, and does not detect unknown
 * query parameters and additional body properties.
 */
package com.syncsketch.it.prism;
