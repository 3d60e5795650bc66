/**
 * The Prism test bed: a server that checks each request against the contract.
 *
 * <p>Prism runs in a container where a Docker engine answers and has the image, else as a local Node process. Both
 * give the same coverage, the run prints which it was, and neither is skipped. System properties:
 *
 * <ul>
 *   <li>{@code prism}: {@code auto} (default), {@code container} or {@code process}; the last two fail when they
 *       cannot be had.
 *   <li>{@code prism.image}: the image, {@value com.syncsketch.it.prism.PrismOptions#DEFAULT_IMAGE} by default. It is
 *       never pulled: it must be present.
 *   <li>{@code prism.home}: the folder with {@code package.json} and {@code node_modules}; by default the
 *       {@code prism} folder of this module, looked for from the working directory upwards.
 * </ul>
 *
 * <p>Testcontainers reads two environment variables that cannot be set from here. Without access to an image registry
 * both are needed: {@code TESTCONTAINERS_RYUK_DISABLED=true}, or it pulls its reaper image, and
 * {@code TESTCONTAINERS_HOST_OVERRIDE=localhost}, or, when the tests run in a container themselves, it pulls an image
 * only to find the gateway. {@code .ci/run} sets both.
 *
 * <p>Prism's limits that tests must respect: bodies above 10 MB are refused, binary bodies are damaged in proxy mode,
 * and unknown query parameters and extra body properties are not noticed.
 */
package com.syncsketch.it.prism;
