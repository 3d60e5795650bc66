package com.syncsketch.sdk.client.internal.upload.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.ExistingItemException;
import com.syncsketch.sdk.client.error.UnstableFileException;
import com.syncsketch.sdk.client.error.UnusableFileException;
import com.syncsketch.sdk.client.internal.http.Origin;
import com.syncsketch.sdk.client.upload.ItemMatch;
import com.syncsketch.sdk.client.upload.UploadAllPlan;
import com.syncsketch.sdk.client.upload.UploadAllRequest;
import com.syncsketch.sdk.client.upload.UploadAllRequestBuilder;
import com.syncsketch.sdk.client.upload.UploadAllResult;
import com.syncsketch.sdk.client.upload.UploadAllResult.Outcome;
import com.syncsketch.sdk.client.upload.UploadAllResult.State;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.model.Item;
import com.syncsketch.sdk.model.ProcessingStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files of a folder are uploaded, and in which order; the upload of a single file is a fake. */
class BatchSelectionTest {

    private static final Origin SERVICE = Origin.of("https://syncsketch.example");
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private final List<Path> sent = new CopyOnWriteArrayList<>();
    private final List<Item> items = new ArrayList<>();
    private Consumer<Path> onUpload = file -> {};

    @TempDir
    private Path temporary;

    private Path folder() throws IOException {
        return Files.createDirectories(temporary.resolve("dailies"));
    }

    private Path file(String path) throws IOException {
        Path file = folder().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "frames");
        return Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(60)));
    }

    private UploadAllRequestBuilder request() throws IOException {
        return UploadAllRequest.ofFolder(31, folder()).parallelFiles(1);
    }

    private BatchUpload batch(UploadAllRequestBuilder request) {
        return new BatchUpload(
                request.build(),
                SERVICE,
                Clock.fixed(NOW, ZoneOffset.UTC),
                () -> items,
                itemId -> null,
                (one, onComplete) -> {
                    onUpload.accept(one.getFile());
                    sent.add(one.getFile());
                    Item item = Item.builder().id(900L + sent.size()).build();
                    onComplete.accept(item);
                    return new BatchUpload.Uploaded(item, false);
                });
    }

    private UploadAllResult run(UploadAllRequestBuilder request) {
        sent.clear();
        return batch(request).run();
    }

    private List<String> uploaded(UploadAllRequestBuilder request) throws IOException {
        run(request);
        Path folder = folder();
        return sent.stream().map(file -> folder.relativize(file).toString()).toList();
    }

    private Item item(long id, String name, String status, Long size) {
        Item.Builder item = Item.builder().id(id).name(name);
        if (status != null) {
            item.processingStatus(ProcessingStatus.of(status));
        }
        return size == null ? item.build() : item.size(size).build();
    }

    @Test
    void folder_isUploadedWithoutSubfoldersAndHiddenFiles() throws IOException {
        List.of("b.mov", "a.mov", ".hidden.mov", "sub/c.mov", "c.mov/d.mov").forEach(this::make);

        assertThat(uploaded(request())).containsExactly("a.mov", "b.mov");
    }

    private void make(String path) {
        try {
            file(path);
        } catch (IOException e) {
            throw new AssertionError(path, e);
        }
    }

    @Test
    void recursiveFolder_isUploadedInNaturalOrder() throws IOException {
        List<String> ordered = List.of(
                "comp 2/x.mov",
                "comp 10/x.mov",
                "Shot1.mov",
                "shot2.mov",
                "shot02.mov",
                "shot10.mov",
                "shot10a.mov",
                "shot99999999999999999999.mov",
                "shot100000000000000000000.mov",
                "shots/a.mov",
                "shots/sub/a.mov",
                "shots/z.mov");
        List<String> created = new ArrayList<>(ordered);
        Collections.shuffle(created, new Random(3));
        created.forEach(this::make);
        List.of(".git/a.mov", "sub/.b.mov").forEach(this::make);

        assertThat(uploaded(request().recursive(true)).stream()
                        .map(path -> path.replace('\\', '/'))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(ordered)
                .containsSubsequence("comp 2/x.mov", "comp 10/x.mov", "Shot1.mov", "shot2.mov", "shot10.mov")
                .containsSubsequence(
                        "shot10.mov", "shot10a.mov", "shot99999999999999999999.mov", "shot100000000000000000000.mov")
                .containsSubsequence("shots/a.mov", "shots/sub/a.mov", "shots/z.mov");
        assertThat(uploaded(request().recursive(true).includeHidden(true))).contains(".git/a.mov", "sub/.b.mov");
    }

    @Test
    void naturalOrder_isTotalAndConsistent() {
        List<String> names = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < 60; i++) {
            StringBuilder name = new StringBuilder();
            for (int j = random.nextInt(5); j >= 0; j--) {
                name.append("aAb01290._é".charAt(random.nextInt(11)));
            }
            names.add(name.toString());
        }

        for (String a : names) {
            for (String b : names) {
                int order = Integer.signum(NaturalOrder.compareNames(a, b));
                assertThat(Integer.signum(NaturalOrder.compareNames(b, a))).isEqualTo(-order);
                assertThat(order == 0).isEqualTo(a.equals(b));
                for (String c : names) {
                    if (order <= 0 && NaturalOrder.compareNames(b, c) <= 0) {
                        assertThat(NaturalOrder.compareNames(a, c)).isNotPositive();
                    }
                }
            }
        }
    }

    @Test
    void patterns_selectFilesAndFolders() throws IOException {
        List.of("a.mov", "a.txt", "a_tmp.mov", "comp/b.mov", "comp/wip/c.mov", "comp/deep/d.mp4", "wip/e.mov")
                .forEach(this::make);
        UploadAllRequestBuilder movies = request().recursive(true).include("*.mov", "*.mp4");

        assertThat(uploaded(movies))
                .containsExactlyInAnyOrder(
                        "a.mov", "a_tmp.mov", "comp/b.mov", "comp/wip/c.mov", "comp/deep/d.mp4", "wip/e.mov");
        assertThat(uploaded(movies.exclude("*_tmp.*", "wip")))
                .containsExactlyInAnyOrder("a.mov", "comp/b.mov", "comp/deep/d.mp4");
        assertThat(uploaded(request().recursive(true).include("comp/**").exclude("comp/wip")))
                .containsExactlyInAnyOrder("comp/b.mov", "comp/deep/d.mp4");
        assertThat(uploaded(request().recursive(true).include("**/*.mov").exclude("**/wip/**")))
                .containsExactlyInAnyOrder("a.mov", "a_tmp.mov", "comp/b.mov");
        assertThat(uploaded(request().include("a.*").filter(file -> !file.endsWith("a.txt"))))
                .containsExactly("a.mov");
        assertThat(uploaded(request().include("nothing*"))).isEmpty();
    }

    @Test
    void resumeFolderWithin_isNotUploaded() throws IOException {
        file("a.mov");
        UploadAllRequestBuilder request = request().recursive(true).resumeFolder(folder().resolve("resume"));

        assertThat(uploaded(request)).containsExactly("a.mov");
        assertThat(uploaded(request)).isEmpty();
        assertThat(folder().resolve("resume")).isNotEmptyDirectory();
    }

    @Test
    void links_areReportedOrFollowed() throws IOException {
        file("a.mov");
        Path elsewhere = Files.createDirectories(temporary.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("x.mov"), "frames");
        Path link = Files.createSymbolicLink(folder().resolve("link.mov"), elsewhere.resolve("x.mov"));
        Path dangling = Files.createSymbolicLink(folder().resolve("none.mov"), elsewhere.resolve("none"));
        Files.createSymbolicLink(folder().resolve("linked"), elsewhere);
        Files.createSymbolicLink(elsewhere.resolve("loop"), folder());

        UploadAllResult notFollowed = run(request().recursive(true));
        assertThat(sent).containsExactly(folder().resolve("a.mov"));
        assertThat(notFollowed.getFailures()).extracting(Outcome::getFile).containsExactly(link, dangling);
        assertThat(notFollowed.getFailures())
                .allSatisfy(outcome -> assertThat(outcome.getFailure())
                        .isInstanceOf(UnusableFileException.class)
                        .hasMessageContaining("is a symbolic link"));
        assertThat(run(request().exclude("link*", "none*")).isComplete()).isTrue();

        UploadAllRequestBuilder following = request().recursive(true).followSymbolicLinks(true);
        assertThat(uploaded(following)).containsExactly("a.mov", "link.mov", "linked/x.mov");
        assertThat(run(following).getFailures()).extracting(Outcome::getFile).containsExactly(dangling);
    }

    @Test
    void folderThatIsALink_isListed() throws IOException {
        file("a.mov");
        Path link = Files.createSymbolicLink(temporary.resolve("link"), folder());

        run(UploadAllRequest.ofFolder(31, link));

        assertThat(sent).containsExactly(link.resolve("a.mov"));
    }

    @Test
    void youngFile_isNotSent() throws IOException {
        Path old = file("a.mov");
        Path young = Files.setLastModifiedTime(file("b.mov"), FileTime.from(NOW.minusSeconds(29)));
        Path future = Files.setLastModifiedTime(file("c.mov"), FileTime.from(NOW.plusSeconds(3600)));

        UploadAllResult result = run(request().minimumAge(Duration.ofSeconds(30)));

        assertThat(sent).containsExactly(old);
        assertThat(result.getOutcomes(State.STILL_CHANGING))
                .extracting(Outcome::getFile)
                .containsExactly(young, future);
        assertThat(result.isComplete()).isFalse();
        assertThat(result.getFailures().get(0).getFailure())
                .isInstanceOfSatisfying(
                        UnstableFileException.class,
                        e -> assertThat(e.isTransient()).isTrue());
    }

    @Test
    void minimumAge_appliesToIndividualFiles() throws IOException {
        Path young = Files.setLastModifiedTime(file("b.mov"), FileTime.from(NOW));

        UploadAllResult result =
                run(UploadAllRequest.ofFiles(31, List.of(young)).minimumAge(Duration.ofSeconds(1)));

        assertThat(result.getOutcomes(State.STILL_CHANGING)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void fileThatChangesAfterTheListing_isNotSent(boolean sizeChanges) throws IOException {
        Path first = file("a.mov");
        Path second = file("b.mov");
        onUpload = file -> {
            try {
                if (file.equals(first)) {
                    Files.writeString(second, sizeChanges ? "more frames" : "FRAMES");
                    Files.setLastModifiedTime(second, FileTime.from(NOW.minusSeconds(sizeChanges ? 60 : 50)));
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        };

        UploadAllResult result = run(request());
        assertThat(result.getOutcomes())
                .extracting(Outcome::getState)
                .containsExactly(State.UPLOADED, State.STILL_CHANGING);
        assertThat(sent).containsExactly(first);

        // With a minimum age, the change is old enough.
        assertThat(run(request().minimumAge(Duration.ofSeconds(30))).isComplete())
                .isTrue();
    }

    @Test
    void fileWithADoneItem_isSkipped() throws IOException {
        Path a = file("a.mov");
        Path b = file("b.mov");
        items.add(item(1, "b.mov", "done", null));
        items.add(item(2, "A.mov", "done", null));

        UploadAllResult result = run(request().skipExisting(ItemMatch.NAME));

        assertThat(sent).containsExactly(a);
        assertThat(result.isComplete()).isTrue();
        assertThat(result.getOutcomes().get(1)).isEqualTo(new Outcome(b, State.SKIPPED_EXISTING, 1L, null, null));
        assertThat(run(request()).getOutcomes(State.UPLOADED)).hasSize(2);
    }

    @Test
    void nameOfTheSettings_isCompared() throws IOException {
        file("a.mov");
        items.add(item(1, "Shot A.mov", "done", null));

        UploadAllResult result =
                run(request().skipExisting(ItemMatch.NAME).settings((file, one) -> one.name("Shot A")));

        assertThat(result.getOutcomes(State.SKIPPED_EXISTING)).hasSize(1);
    }

    @Test
    void eachItem_countsForOneFile() throws IOException {
        List.of("1/a.mov", "2/a.mov", "3/a.mov").forEach(this::make);
        items.add(item(1, "a.mov", "done", 6L));
        items.add(item(2, "a.mov", "done", 6L));

        UploadAllResult result = run(request().recursive(true).skipExisting(ItemMatch.NAME_AND_SIZE));

        assertThat(result.getOutcomes())
                .extracting(Outcome::getState)
                .containsExactly(State.SKIPPED_EXISTING, State.SKIPPED_EXISTING, State.UPLOADED);
    }

    @Test
    void itemOfAnotherSize_doesNotCount_andOneOfUnknownSizeIsUncertain() throws IOException {
        Path a = file("a.mov");
        file("b.mov");
        items.add(item(1, "a.mov", "done", 5L));
        items.add(item(2, "b.mov", "done", null));

        UploadAllResult result = run(request().skipExisting(ItemMatch.NAME_AND_SIZE));

        assertThat(sent).containsExactly(a);
        assertThat(result.getOutcomes(State.UNCERTAIN))
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.getFailure())
                        .isInstanceOf(ExistingItemException.class)
                        .hasMessageContaining("its size is unknown"));
        assertThat(run(request().skipExisting(ItemMatch.NAME)).getOutcomes(State.SKIPPED_EXISTING))
                .hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(ItemMatch.class)
    void itemThatIsNotDone_isUncertain(ItemMatch match) throws IOException {
        file("a.mov");
        file("b.mov");
        items.add(item(1, "a.mov", "processing", 6L));
        items.add(item(2, "b.mov", null, 6L));

        UploadAllResult result = run(request().skipExisting(match));

        assertThat(sent).isEmpty();
        assertThat(result.getOutcomes(State.UNCERTAIN))
                .extracting(Outcome::getItemId)
                .containsExactly(1L, 2L);
        assertThat(result.getFailures())
                .allSatisfy(outcome -> assertThat(outcome.getFailure())
                        .isInstanceOfSatisfying(
                                ExistingItemException.class,
                                e -> assertThat(e.getItemId()).isEqualTo(outcome.getItemId())));
    }

    @Test
    void resumeFolder_takesPrecedence() throws IOException {
        file("a.mov");
        UploadAllRequestBuilder request = request().resumeFolder(temporary.resolve("resume"));
        run(request);
        items.add(item(901, "a.mov", "processing", null));

        UploadAllResult result = run(request.skipExisting(ItemMatch.NAME));

        assertThat(result.getOutcomes(State.ALREADY_UPLOADED)).hasSize(1);
    }

    @Test
    void newVersion_isNotCompared() throws IOException {
        file("a.mov");
        items.add(item(1, "a.mov", "done", null));

        run(request().skipExisting(ItemMatch.NAME).settings((file, one) -> one.newVersionOf(1)));

        assertThat(sent).hasSize(1);
    }

    @Test
    void failureToListItems_isThrownBeforeAnythingIsSent() throws IOException {
        file("a.mov");
        ConnectionException failure = new ConnectionException("c", false, null);
        BatchUpload batch = new BatchUpload(
                request().skipExisting(ItemMatch.NAME).build(),
                SERVICE,
                Clock.systemUTC(),
                () -> {
                    throw failure;
                },
                itemId -> null,
                (one, onComplete) -> {
                    throw new AssertionError("sent");
                });

        assertThatThrownBy(batch::run).isSameAs(failure);
        assertThatThrownBy(batch::plan).isSameAs(failure);
    }

    @Test
    void plan_listsWhatWouldBeSent_andWritesNothing() throws IOException {
        Path a = file("a.mov");
        Path b = file("b.mov");
        Path empty = Files.createFile(folder().resolve("c.mov"));
        Path young = Files.setLastModifiedTime(file("d.mov"), FileTime.from(NOW));
        Path failing = file("e.mov");
        Path resumed = file("f.mov");
        items.add(item(1, "b.mov", "done", 6L));
        Path resumeFolder = temporary.resolve("resume");
        Path own = Files.writeString(temporary.resolve("own.json"), "{}");
        UploadAllRequestBuilder request = request()
                .resumeFolder(resumeFolder)
                .skipExisting(ItemMatch.NAME_AND_SIZE)
                .minimumAge(Duration.ofSeconds(30))
                .settings((file, one) -> {
                    if (file.equals(failing)) {
                        throw new IllegalStateException("no shot");
                    }
                    if (file.equals(resumed)) {
                        one.resumeFile(own).name("Shot F");
                    }
                });

        UploadAllPlan plan = batch(request).plan();

        assertThat(plan.getEntries())
                .extracting(UploadAllPlan.Entry::getFile)
                .containsExactly(a, b, empty, young, failing, resumed);
        assertThat(plan.getEntries())
                .filteredOn(entry -> entry.getOutcome() != null)
                .extracting(entry -> entry.getOutcome().getState())
                .containsExactly(State.SKIPPED_EXISTING, State.FAILED, State.STILL_CHANGING, State.FAILED);
        assertThat(plan.getFilesToSend())
                .extracting(UploadAllPlan.Entry::getName)
                .containsExactly("a.mov", "Shot F.mov");
        assertThat(plan.getFilesToSend())
                .extracting(UploadAllPlan.Entry::isResume)
                .containsExactly(false, true);
        assertThat(plan.getBytesToSend()).isEqualTo(12);
        assertThat(plan).hasToString("UploadAllPlan{6 files, 2 to send}");
        assertThat(plan.getEntries().get(0)).hasToString("Entry{" + a + ": upload, 6 bytes}");
        assertThat(plan.getEntries().get(1).toString()).contains("SKIPPED_EXISTING");
        assertThat(plan.getEntries().get(5).toString()).contains("resume");
        assertThat(sent).isEmpty();
        assertThat(resumeFolder).doesNotExist();
    }

    @Test
    void planOfIndividualFiles_reportsMissingFiles() {
        UploadAllPlan plan = batch(UploadAllRequest.ofFiles(31, List.of(temporary.resolve("none.mov"))))
                .plan();

        assertThat(plan.getFilesToSend()).isEmpty();
        assertThat(plan.getEntries().get(0).getOutcome().getFailure()).isInstanceOf(UnusableFileException.class);
        assertThat(plan.getEntries().get(0).getSize()).isZero();
    }

    @Test
    void partSizeOfTheSettings_doesNotMatterForThePlan() throws IOException {
        file("a.mov");

        assertThat(batch(request().settings((file, one) -> one.partSize(UploadRequest.MIN_PART_SIZE)))
                        .plan()
                        .getFilesToSend())
                .hasSize(1);
    }
}
