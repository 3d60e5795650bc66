/**
 * The Prism test bed: a server that checks each request against the contract.
 *
 * <p>Prism runs in a container if a Docker engine responds and has the image or can pull it, otherwise as a local Node
 * process. Both give the same coverage, the run prints which one it was, and neither is skipped. System properties:
 *
 * <ul>
 *   <li>{@code prism}: {@code auto} (default), {@code container} or {@code process}; the last two fail if they are not
 *       available.
 *   <li>{@code prism.image}: the image, {@value com.syncsketch.it.prism.PrismOptions#DEFAULT_IMAGE} by default. It is
 *       pulled if the engine does not have it. For machines without a registry, {@code .ci/prism-image} builds one.
 *   <li>{@code prism.home}: the folder with {@code package.json} and {@code node_modules}; by default the
 *       {@code prism} folder of this module, looked for from the working directory upwards.
 * </ul>
 *
 * <p>Testcontainers reads two environment variables that cannot be set from here. Without access to an image registry,
 * both are needed: {@code TESTCONTAINERS_RYUK_DISABLED=true}, or else it pulls its reaper image, and
 * {@code TESTCONTAINERS_HOST_OVERRIDE=localhost}, or else, if the tests run in a container themselves, it pulls an image
 * to find the gateway. {@code .ci/run} sets both.
 *
 * <p>Limits of Prism: bodies over 10 MB are refused, binary bodies are damaged in proxy mode, and unknown query parameters
 * and additional body properties are not detected.
 */
package com.syncsketch.it.prism;
