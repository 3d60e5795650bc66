package com.syncsketch.cli.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.cli.probe.CredentialsRejectedException;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.ChecksumMismatchException;
import com.syncsketch.sdk.client.error.ChecksumUnavailableException;
import com.syncsketch.sdk.client.error.ClientClosedException;
import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.DownloadException;
import com.syncsketch.sdk.client.error.ErrorResponse;
import com.syncsketch.sdk.client.error.ExistingItemException;
import com.syncsketch.sdk.client.error.FileChangedException;
import com.syncsketch.sdk.client.error.FileTooLargeException;
import com.syncsketch.sdk.client.error.ItemFetchException;
import com.syncsketch.sdk.client.error.ItemGoneException;
import com.syncsketch.sdk.client.error.ItemsNotProcessedException;
import com.syncsketch.sdk.client.error.ItemsNotSortedException;
import com.syncsketch.sdk.client.error.MediaNotAvailableException;
import com.syncsketch.sdk.client.error.MetadataUpdateException;
import com.syncsketch.sdk.client.error.MissingImageException;
import com.syncsketch.sdk.client.error.MissingResultException;
import com.syncsketch.sdk.client.error.MissingRevisionException;
import com.syncsketch.sdk.client.error.NotFoundException;
import com.syncsketch.sdk.client.error.PagingException;
import com.syncsketch.sdk.client.error.ProcessingFailedException;
import com.syncsketch.sdk.client.error.ProcessingTimeoutException;
import com.syncsketch.sdk.client.error.ProxyException;
import com.syncsketch.sdk.client.error.RedirectRefusedException;
import com.syncsketch.sdk.client.error.ReportedErrorException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.RequestTimeoutException;
import com.syncsketch.sdk.client.error.ResponseTooLargeException;
import com.syncsketch.sdk.client.error.ResumeFileException;
import com.syncsketch.sdk.client.error.ResumeRefusedException;
import com.syncsketch.sdk.client.error.ShotGridRefusedException;
import com.syncsketch.sdk.client.error.StorageException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.TaskFailedException;
import com.syncsketch.sdk.client.error.TaskTimeoutException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.error.UnstableFileException;
import com.syncsketch.sdk.client.error.UnusableFileException;
import com.syncsketch.sdk.client.error.UploadAllException;
import com.syncsketch.sdk.client.error.UploadException;
import com.syncsketch.sdk.client.error.UploadStalledException;
import com.syncsketch.sdk.client.error.UsersNotRemovedException;
import com.syncsketch.sdk.client.upload.UploadAllResult;
import com.syncsketch.sdk.model.ItemUpdate;
import com.syncsketch.sdk.model.ProcessingStatus;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExitCodesTest {

    private static final Path FILE = Path.of("a.mov");

    private static ApiException status(int status) {
        return ApiException.of(
                ErrorResponse.builder(status, "GET", "/api/v1/item/{id}/").build());
    }

    private static ConnectionException noConnection() {
        return new ConnectionException("no connection", false, null);
    }

    /** One exception or more of each type of the client, with their exit codes. */
    private static Map<SyncSketchException, Integer> exceptions() {
        Map<SyncSketchException, Integer> codes = new LinkedHashMap<>();
        codes.put(status(400), 1);
        codes.put(status(401), 4);
        codes.put(status(403), 4);
        codes.put(status(404), 3);
        codes.put(status(409), 1);
        codes.put(status(418), 1);
        codes.put(status(422), 1);
        codes.put(status(429), 5);
        codes.put(status(408), 5);
        codes.put(status(500), 5);
        codes.put(status(501), 1);
        codes.put(status(503), 5);
        codes.put(new ChecksumMismatchException(FILE, 1), 5);
        codes.put(new ChecksumUnavailableException(FILE, "no MD5"), 1);
        codes.put(new ClientClosedException("closed", false), 1);
        codes.put(noConnection(), 5);
        codes.put(new DecodingException("not JSON", 200, "{"), 1);
        codes.put(new DecodingException("not JSON", 200, "{", true), 5);
        codes.put(new DownloadException("disk full", FILE, null), 1);
        codes.put(DownloadException.refused("503", FILE, 503, "", null, false), 5);
        codes.put(DownloadException.broken("cut", FILE, 5), 5);
        codes.put(new ExistingItemException(FILE, 1, "is not complete"), 1);
        codes.put(
                new MetadataUpdateException(
                        FILE, 1, "uuid", ItemUpdate.builder().artist("Ada").build(), "artist", null, noConnection()),
                5);
        codes.put(new UnstableFileException(FILE, "changed"), 5);
        codes.put(
                new UploadAllException(new UploadAllResult(List.of(
                        new UploadAllResult.Outcome(FILE, UploadAllResult.State.FAILED, null, null, noConnection())))),
                5);
        codes.put(new FileChangedException(FILE, 1L, null), 1);
        codes.put(new FileTooLargeException(FILE, 2, 1), 1);
        codes.put(new ItemFetchException(FILE, 1, "uuid", noConnection()), 5);
        codes.put(new ItemFetchException(FILE, 1, "uuid", status(401)), 4);
        codes.put(new ItemsNotSortedException(1, 3, 2), 1);
        codes.put(new ItemGoneException(1, (NotFoundException) status(404)), 3);
        codes.put(
                new ItemsNotProcessedException(
                        List.of(), Map.of(1L, new ItemGoneException(1, (NotFoundException) status(404)))),
                3);
        codes.put(
                new ItemsNotProcessedException(
                        List.of(),
                        Map.of(
                                1L,
                                new ItemGoneException(1, (NotFoundException) status(404)),
                                2L,
                                new ProcessingFailedException(2, ProcessingStatus.of("error")))),
                6);
        codes.put(new MediaNotAvailableException("no original", 1), 3);
        codes.put(new ProcessingFailedException(1, ProcessingStatus.of("error")), 6);
        codes.put(new ProcessingTimeoutException(1, Duration.ofMinutes(1), ProcessingStatus.of("processing"), null), 6);
        codes.put(new MissingImageException("no image", 1, List.of()), 1);
        codes.put(new MissingResultException("no result", 200, "", null), 1);
        codes.put(new MissingRevisionException(1, 2), 1);
        codes.put(new PagingException("stuck", 0), 1);
        codes.put(new ProxyException("407", 407, null), 1);
        codes.put(new ProxyException("503", 503, null), 5);
        codes.put(
                new RedirectRefusedException(
                        ErrorResponse.builder(302, "POST", "/api/v1/item/").build(), "https://other", "another host"),
                1);
        codes.put(new ReportedErrorException("error", 200, "no", false), 1);
        codes.put(new ReportedErrorException("busy", 200, "busy", true), 5);
        codes.put(new RequestInterruptedException("interrupted"), 1);
        codes.put(new RequestTimeoutException("too slow"), 5);
        codes.put(new ResponseTooLargeException("too large", 200), 1);
        codes.put(new ResumeFileException(FILE, FILE, "not writable", null), 1);
        codes.put(
                new ResumeRefusedException(FILE, FILE, ResumeRefusedException.Reason.FILE_CHANGED, "changed", 1L, null),
                1);
        codes.put(new ShotGridRefusedException("refused", status(400)), 1);
        codes.put(new StorageException(FILE, 403, "AccessDenied", "no", "", null, 1, "uuid"), 1);
        codes.put(new StorageException(FILE, 503, "SlowDown", "slow", "", null, 1, "uuid"), 5);
        codes.put(new SyncSketchException("other"), 1);
        codes.put(new TaskFailedException("task", "failed", "no"), 1);
        codes.put(new TaskTimeoutException("task", "waiting", Duration.ofMinutes(1), "no"), 5);
        codes.put(new UnfinishedUploadException(FILE, 1, "uuid", noConnection()), 5);
        codes.put(new UnfinishedUploadException(FILE, 1, "uuid", status(401)), 4);
        codes.put(new UnfinishedUploadException(FILE, 1, "uuid", status(400)), 1);
        codes.put(new UnusableFileException(FILE, "a.mov is empty", null), 1);
        codes.put(new UnusableFileException(FILE, "a.mov does not exist", new NoSuchFileException("a.mov")), 3);
        codes.put(new UploadException("failed", FILE, null), 1);
        codes.put(new UploadStalledException(FILE, 1, Duration.ofMinutes(1)), 5);
        codes.put(new UsersNotRemovedException(200, "no"), 1);
        return codes;
    }

    static Stream<Arguments> codes() {
        return exceptions().entrySet().stream()
                .map(entry ->
                        Arguments.of(entry.getKey().getClass().getSimpleName(), entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("codes")
    void exceptionOfTheClient_hasAnExitCode(String name, SyncSketchException exception, int code) {
        assertThat(ExitCodes.of(exception)).isEqualTo(code);
    }

    @Test
    void everyExceptionOfTheClient_isTested() throws Exception {
        Set<String> tested = exceptions().keySet().stream()
                .map(exception -> exception.getClass().getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
        // The abstract ones.
        tested.addAll(List.of("ApiException", "ProcessingException"));

        assertThat(exceptionClasses()).isNotEmpty().isEqualTo(tested);
    }

    private static Set<String> exceptionClasses() throws Exception {
        URI source = SyncSketchException.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        if (source.getPath().endsWith(".jar")) {
            try (FileSystem jar = FileSystems.newFileSystem(Path.of(source))) {
                return exceptionClasses(jar.getPath("/"));
            }
        }
        return exceptionClasses(Path.of(source));
    }

    private static Set<String> exceptionClasses(Path root) throws IOException {
        try (Stream<Path> classes = Files.list(root.resolve("com/syncsketch/sdk/client/error"))) {
            return classes.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Exception.class"))
                    .map(name -> name.replace(".class", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void otherExceptions_haveExitCodes() {
        assertThat(ExitCodes.of(CliException.usage("x"))).isEqualTo(2);
        assertThat(ExitCodes.of(CliException.notFound("x"))).isEqualTo(3);
        assertThat(ExitCodes.of(CliException.credentials("x"))).isEqualTo(4);
        assertThat(ExitCodes.of(new CredentialsRejectedException(401))).isEqualTo(4);
        assertThat(ExitCodes.of(new NoSuchFileException("x"))).isEqualTo(3);
        assertThat(ExitCodes.of(new IOException("x"))).isEqualTo(1);
        assertThat(ExitCodes.of(new IllegalStateException("x"))).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''|0", "5|5", "5,5|5", "3,5|1", "4|4"})
    void severalFailures_haveTheirCommonExitCode(String codes, int combined) {
        List<Integer> failures = codes.isEmpty()
                ? List.of()
                : Stream.of(codes.split(",")).map(Integer::valueOf).toList();

        assertThat(ExitCodes.combined(failures)).isEqualTo(combined);
    }
}
