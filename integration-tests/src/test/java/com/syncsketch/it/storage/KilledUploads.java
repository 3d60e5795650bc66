package com.syncsketch.it.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.fault.Action;
import com.syncsketch.mock.journal.JournalEntry;
import com.syncsketch.mock.model.StoredObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Uploads files with processes that are repeatedly killed until one succeeds. The moment of the kill is random: a number of
 * responses, which the server delays until they are counted, plus some milliseconds. So kills happen both while a request is
 * in progress and after it was carried out but before the process knows.
 */
final class KilledUploads implements AutoCloseable {

    /**
     * The operations whose responses are counted. Item creation is not, because a lost response would create a second item.
     */
    private static final List<String> COUNTED = List.of("storage.putPart", "completeMultipartUpload", "updateItem");

    private final MockSyncSketch mock = MockSyncSketch.builder()
            .limits(limits -> limits.journalCapacity(10_000))
            .start();
    private final Path folder;
    private final Random random;
    private final long review;
    private int kills;
    private int resentParts;

    /**
     * A file to upload.
     *
     * @param itemsBefore the number of items before the upload
     */
    private record Media(Path file, Path resumeFile, int itemsBefore) {}

    /** Kills a process just before it gets a certain number of responses. */
    private record Killer(int responses, int milliseconds, AtomicInteger count, CompletableFuture<Process> victim) {

        void beforeResponse() throws InterruptedException {
            if (count.incrementAndGet() == responses) {
                Thread.sleep(milliseconds);
                victim.join().destroyForcibly();
            }
        }
    }

    KilledUploads(Path folder, long seed) throws IOException {
        this.folder = folder;
        random = new Random(seed);
        review = mock.data().addReview(mock.data().addProject("Show"), "Dailies");
        for (String operation : COUNTED) {
            mock.faults().on(operation).inject(Action.delay(Duration.ZERO));
        }
    }

    /** Returns the number of processes that were killed so far. */
    int kills() {
        return kills;
    }

    /** Returns the number of parts that were sent again. */
    int resentParts() {
        return resentParts;
    }

    /** Uploads one file, with a random number of kills, and checks the result. */
    void upload() throws Exception {
        Media media = media();
        int killsBefore = kills;
        while (!run(
                media,
                new Killer(
                        1 + random.nextInt(8), random.nextInt(12), new AtomicInteger(), new CompletableFuture<>()))) {
            kills++;
        }
        check(media, kills - killsBefore);
    }

    /** Uploads one file with a process that exits halfway, while responses are delayed, and then with another one. */
    void uploadAfterExit() throws Exception {
        Media media = media();
        AtomicInteger responses = new AtomicInteger();
        CountDownLatch exited = new CountDownLatch(1);
        mock.faults().sleeper(time -> {
            if (responses.incrementAndGet() > ChildUpload.PARALLELISM) {
                exited.await();
            }
        });
        Process child = start(media, ChildUpload.PART);
        int exit = ChildUpload.await(child);
        exited.countDown();
        assertThat(exit).as(output()).isEqualTo(ChildUpload.EXITED_EARLY);
        assertThat(media.resumeFile()).exists();
        assertThat(mock.storage().openUploads()).hasSize(1);

        assertThat(run(media, killer(Integer.MAX_VALUE))).isTrue();

        check(media, 1);
    }

    /**
     * Uploads one file with a process that is killed between the completion of the upload and the update that sets the
     * metadata, one that is killed after the update, before it gets the response, and a last one.
     */
    void uploadKilledBeforeTheMetadata() throws Exception {
        Media media = media();
        int parts = (int) ((Files.size(media.file()) + ChildUpload.PART - 1) / ChildUpload.PART);

        assertThat(run(media, killer(parts + 1))).isFalse();
        assertThat(mock.data().items().get(media.itemsBefore()).get("artist")).isNotEqualTo(ChildUpload.ARTIST);
        mock.journal().verify("completeMultipartUpload").once();
        mock.journal().verify("updateItem").never();
        assertThat(run(media, killer(1))).isFalse();
        mock.journal().verify("updateItem").once();
        kills += 2;
        assertThat(run(media, killer(Integer.MAX_VALUE))).isTrue();

        check(media, 2);
        mock.journal().verify("completeMultipartUpload").once();
        mock.journal().verify("updateItem").times(2);
    }

    private static Killer killer(int responses) {
        return new Killer(responses, 0, new AtomicInteger(), new CompletableFuture<>());
    }

    private Media media() throws IOException {
        Path own = Files.createDirectory(folder.resolve("upload-" + random.nextInt(Integer.MAX_VALUE)));
        int mebibytes = 60 + random.nextInt(41);
        RandomFile bytes = new RandomFile(own, mebibytes, random.nextLong());
        Path file = bytes.cut(0, bytes.size() - random.nextInt(1000));
        bytes.delete();
        mock.journal().clear();
        return new Media(file, own.resolve("upload.json"), mock.data().items().size());
    }

    private Process start(Media media, long leaveAfterBytes) throws IOException {
        return ChildUpload.start(
                mock.url(),
                mock.user(),
                mock.key(),
                review,
                media.file(),
                media.resumeFile(),
                folder.resolve("child.log"),
                leaveAfterBytes);
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("child.log"));
    }

    /** Runs a process that uploads. Returns whether it succeeded and was not killed. */
    private boolean run(Media media, Killer killer) throws Exception {
        mock.faults().sleeper(time -> killer.beforeResponse());
        Process child = start(media, Long.MAX_VALUE);
        killer.victim().complete(child);
        int exit = ChildUpload.await(child);
        boolean killed = killer.count().get() >= killer.responses() && !output().contains("Exception");
        assertThat(exit == 0 || killed).as("%d: %s", exit, output()).isTrue();
        return exit == 0;
    }

    private void check(Media media, int kills) throws IOException {
        assertUploadedOnce(media.file(), media.itemsBefore());
        int again = resentPartRequests();
        assertThat(again).isLessThanOrEqualTo(ChildUpload.PARALLELISM * kills);
        resentParts += again;
        try (Stream<Path> left = Files.list(media.file().getParent())) {
            assertThat(left).as("neither resume file nor lock file").containsExactly(media.file());
        }
        Files.delete(media.file());
    }

    private void assertUploadedOnce(Path file, int itemsBefore) throws IOException {
        List<StoredObject> objects = mock.storage().objects();
        StoredObject object = objects.get(objects.size() - 1);
        assertThat(object.contentEquals(file)).as("the stored bytes").isTrue();
        List<Map<String, Object>> items = mock.data().items();
        assertThat(items).hasSize(itemsBefore + 1);
        assertThat(mock.storage().ofItem(object.itemId())).contains(object);
        assertThat(mock.data().get(object.itemId()))
                .containsEntry("artist", ChildUpload.ARTIST)
                .containsEntry("approval_status", "for_review")
                .containsEntry("first_frame", 1001L);
        assertThat(objects).extracting(StoredObject::itemId).doesNotHaveDuplicates();
        assertThat(mock.storage().openUploads()).isEmpty();
        assertThat(mock.defects()).isEmpty();
    }

    /** Returns the number of requests for parts that were sent before, completely or not. */
    private int resentPartRequests() {
        Map<Integer, Long> times = mock.journal().entries("storage.putPart").stream()
                .map(JournalEntry::part)
                .collect(Collectors.groupingBy(part -> part.orElseThrow(), Collectors.counting()));
        return times.values().stream().mapToInt(count -> (int) (count - 1)).sum();
    }

    @Override
    public void close() {
        mock.close();
    }

    /**
     * Uploads files until a number of processes were killed.
     *
     * @param args the number of processes and the seed
     */
    public static void main(String[] args) throws Exception {
        int wanted = args.length > 0 ? Integer.parseInt(args[0]) : 20;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime();
        Path folder = Files.createTempDirectory("killed-uploads");
        int uploads = 0;
        try (KilledUploads killed = new KilledUploads(folder, seed)) {
            while (killed.kills() < wanted) {
                killed.upload();
                uploads++;
            }
            System.out.printf(
                    "Seed %d: %d uploads succeeded, %d processes were killed, %d parts were sent again%n",
                    seed, uploads, killed.kills(), killed.resentParts());
        } finally {
            FileTree.delete(folder);
        }
        System.exit(0);
    }
}
