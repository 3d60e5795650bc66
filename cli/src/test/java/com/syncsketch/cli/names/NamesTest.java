package com.syncsketch.cli.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.cli.error.CliException;
import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.junit.MockSyncSketchTest;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MockSyncSketchTest
class NamesTest {

    private static final EnumSet<Kind> ALL = EnumSet.allOf(Kind.class);

    private MockSyncSketch mock;
    private SyncSketchClient client;
    private Names names;
    private long project;
    private long review;
    private long item;

    @BeforeEach
    void prepare(MockSyncSketch server) {
        mock = server;
        client = SyncSketchClient.builder()
                .host(mock.url())
                .credentials(Credentials.apiKey(mock.user(), mock.key()))
                .build();
        names = new Names(client);
        project = mock.data().addProject("Show A");
        review = mock.data().addReview(project, "Dailies 2026-11-30");
        item = mock.data().addItem(review, "shot010.mov");
    }

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Show A/Dailies 2026-11-30",
                " Show A/Dailies 2026-11-30/",
                "/show a/DAILIES 2026-11-30",
                "Dailies 2026-11-30"
            })
    void review_isFoundByNames(String text) {
        assertThat(names.review(text)).isEqualTo(review);
    }

    @Test
    void review_isFoundByIdUuidAndLink() {
        String uuid = String.valueOf(mock.data().get(review).get("uuid"));

        assertThat(names.review(String.valueOf(review))).isEqualTo(review);
        assertThat(names.review("review:" + review)).isEqualTo(review);
        assertThat(names.review(uuid)).isEqualTo(review);
        assertThat(names.review("https://www.syncsketch.com/sketch/" + uuid + "/"))
                .isEqualTo(review);
        assertThat(names.review("https://www.syncsketch.com/sketch/" + uuid + "/#" + item))
                .isEqualTo(review);
    }

    @Test
    void id_needsNoRequest() {
        names.review("123456");

        mock.journal().verifyAny().never();
    }

    @Test
    void item_isFoundByNamesAndLink_withItsReview() {
        String uuid = String.valueOf(mock.data().get(review).get("uuid"));

        assertThat(names.item("Show A/Dailies 2026-11-30/shot010.mov"))
                .extracting(Thing::id, Thing::reviewId)
                .containsExactly(item, review);
        assertThat(names.item("https://www.syncsketch.com/sketch/" + uuid + "/?offlineMode=1#" + item))
                .extracting(Thing::id, Thing::reviewId)
                .containsExactly(item, review);
    }

    @Test
    void partsOfAPath_mayBeIds() {
        assertThat(names.review(project + "/" + review)).isEqualTo(review);
        assertThat(names.review(project + "/Dailies 2026-11-30")).isEqualTo(review);
        assertThat(names.item("Show A/" + review + "/" + item).id()).isEqualTo(item);
    }

    @Test
    void names_mayContainSlashes() {
        long other = mock.data().addProject("Show A/B");
        long nested = mock.data().addReview(other, "C/D");

        assertThat(names.project("Show A/B")).isEqualTo(other);
        assertThat(names.review("Show A/B/C/D")).isEqualTo(nested);
    }

    @Test
    void kind_isFoundByDepth() {
        assertThat(names.find("Show A", ALL).reference()).isEqualTo("project:" + project);
        assertThat(names.find("Show A/Dailies 2026-11-30", ALL).reference()).isEqualTo("review:" + review);
    }

    @Test
    void similarName_isNoMatch_andExactCaseIsPreferred() {
        long lower = mock.data().addProject("show a");
        mock.data().addProject("Show A 2");

        assertThat(names.project("Show A")).isEqualTo(project);
        assertThat(names.project("show a")).isEqualTo(lower);
    }

    @Test
    void ambiguousName_listsTheCandidates() {
        long second = mock.data().addReview(project, "Dailies 2026-11-30");

        assertThatThrownBy(() -> names.review("Show A/Dailies 2026-11-30"))
                .isInstanceOfSatisfying(CliException.class, e -> {
                    assertThat(e.getExitCode()).isEqualTo(3);
                    assertThat(e.getDetails())
                            .containsExactlyInAnyOrder(
                                    "review:" + review + "  Show A/Dailies 2026-11-30",
                                    "review:" + second + "  Show A/Dailies 2026-11-30");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Show A/None",
                "None/Dailies 2026-11-30",
                "None",
                "Show A",
                "abcdefghijkl",
                "https://www.syncsketch.com/sketch/abcdefghijkl/"
            })
    void unknownReview_isNotFound(String text) {
        assertThatThrownBy(() -> names.review(text))
                .isInstanceOfSatisfying(
                        CliException.class, e -> assertThat(e.getExitCode()).isEqualTo(3));
    }

    @Test
    void existingProject_isMentioned() {
        assertThatThrownBy(() -> names.review("Show A/None"))
                .hasMessage("There is no review 'Show A/None', but its project exists");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "  ", "project:5", "item:5", "https://example.com/sketch/"})
    void otherText_isAUsageError(String text) {
        assertThatThrownBy(() -> names.review(text))
                .isInstanceOfSatisfying(
                        CliException.class, e -> assertThat(e.getExitCode()).isEqualTo(2));
    }

    @Test
    void plainId_ofSeveralKinds_isAUsageError() {
        assertThatThrownBy(() -> names.find("5", ALL)).hasMessageContaining("project:5 or review:5 or item:5");
    }

    @Test
    void archivedProject_isFoundOnlyOnRequest() {
        client.projects().archive(project);

        assertThatThrownBy(() -> names.project("Show A")).isInstanceOf(CliException.class);
        assertThat(names.withInactive().project("Show A")).isEqualTo(project);
    }
}
