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
 * Uploads by processes that are killed, again and again, until one comes through. The moment is drawn: a number of answers
 * that the process does not get any more, as the server holds each back until it was counted, and then some
 * milliseconds. So what was done and not known to be done is met as well as what is under way.
 */
final class KilledUploads implements AutoCloseable {

    /** The calls whose answers are counted. An item whose answer is lost would be made anew; the journal cannot know it. */
    private static final List<String> COUNTED = List.of("storage.putPart", "completeMultipartUpload");

    private final MockSyncSketch mock =
            MockSyncSketch.builder().journalCapacity(10_000).start();
    private final Path folder;
    private final Random random;
    private final long review;
    private int kills;
    private int sentTwice;

    /**
     * A file to upload.
     *
     * @param itemsBefore how many items there were before
     */
    private record Media(Path file, Path journal, int itemsBefore) {}

    /** Kills a process once it has been about to get so many answers. */
    private record Killer(int answers, int milliseconds, AtomicInteger count, CompletableFuture<Process> victim) {

        void answer() throws InterruptedException {
            if (count.incrementAndGet() == answers) {
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

    /** Counts the processes that were killed so far. */
    int kills() {
        return kills;
    }

    /** Counts the parts that came more than once. */
    int sentTwice() {
        return sentTwice;
    }

    /** Uploads one file, with as many kills as chance has it, and checks what came of it. */
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

    /** Uploads one file by a process that ends itself half-way, while parts are held up, and by another one. */
    void uploadAfterExit() throws Exception {
        Media media = media();
        AtomicInteger answers = new AtomicInteger();
        CountDownLatch ended = new CountDownLatch(1);
        mock.faults().sleeper(time -> {
            if (answers.incrementAndGet() > ChildUpload.PARALLELISM) {
                ended.await();
            }
        });
        Process child = start(media, ChildUpload.PART);
        int exit = ChildUpload.await(child);
        ended.countDown();
        assertThat(exit).as(output()).isEqualTo(ChildUpload.LEFT);
        assertThat(media.journal()).exists();
        assertThat(mock.storage().openUploads()).hasSize(1);

        assertThat(run(media, new Killer(Integer.MAX_VALUE, 0, new AtomicInteger(), new CompletableFuture<>())))
                .isTrue();

        check(media, 1);
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
                media.journal(),
                folder.resolve("child.log"),
                leaveAfterBytes);
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("child.log"));
    }

    /** Lets a process upload; tells whether it came through, and was not killed. */
    private boolean run(Media media, Killer killer) throws Exception {
        mock.faults().sleeper(time -> killer.answer());
        Process child = start(media, Long.MAX_VALUE);
        killer.victim().complete(child);
        int exit = ChildUpload.await(child);
        boolean killed = killer.count().get() >= killer.answers() && !output().contains("Exception");
        assertThat(exit == 0 || killed).as("%d: %s", exit, output()).isTrue();
        return exit == 0;
    }

    private void check(Media media, int ends) throws IOException {
        assertArrivedOnce(media.file(), media.itemsBefore());
        int again = partsSentAgain();
        assertThat(again).isLessThanOrEqualTo(ChildUpload.PARALLELISM * ends);
        sentTwice += again;
        try (Stream<Path> left = Files.list(media.file().getParent())) {
            assertThat(left).as("neither journal nor lock").containsExactly(media.file());
        }
        Files.delete(media.file());
    }

    private void assertArrivedOnce(Path file, int itemsBefore) throws IOException {
        List<StoredObject> objects = mock.storage().objects();
        StoredObject object = objects.get(objects.size() - 1);
        assertThat(object.contentEquals(file)).as("the bytes that arrived").isTrue();
        List<Map<String, Object>> items = mock.data().items();
        assertThat(items).hasSize(itemsBefore + 1);
        assertThat(mock.storage().ofItem(object.itemId())).contains(object);
        assertThat(objects).extracting(StoredObject::itemId).doesNotHaveDuplicates();
        assertThat(mock.storage().openUploads()).isEmpty();
        assertThat(mock.defects()).isEmpty();
    }

    /** Counts how often a part came that had come before, also where one of the two did not come whole. */
    private int partsSentAgain() {
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
     * Goes on until so many processes were killed.
     *
     * @param args how many, and the seed
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
                    "Seed %d: %d uploads, all right, by processes of which %d were killed; %d parts came twice%n",
                    seed, uploads, killed.kills(), killed.sentTwice());
        } finally {
            FileTree.delete(folder);
        }
        System.exit(0);
    }
}
