package com.syncsketch.sdk.client.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.model.Review;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewLinkTest {

    private static final List<String> HOSTS = List.of(
            "https://www.syncsketch.com",
            "https://syncsketch.com",
            "http://studio.syncsketch.com:8080",
            "HTTPS://Host/base",
            "www.syncsketch.com",
            "");
    private static final List<String> QUERIES = List.of("", "?offlineMode=1", "?a=b&c=https://x/y");

    /** A link made from parts, with what it must be read as. */
    private record Sample(String link, String uuid, Long itemId, Long revisionId, Integer frame) {}

    private static Stream<Sample> links() {
        Random random = new Random(20240501);
        return IntStream.range(0, 500).mapToObj(i -> sample(random));
    }

    private static Sample sample(Random random) {
        String uuid = random.ints(12, 0, 62)
                .mapToObj(
                        n -> String.valueOf("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".charAt(n)))
                .reduce("", String::concat);
        StringBuilder link = new StringBuilder(HOSTS.get(random.nextInt(HOSTS.size())))
                .append("/sketch/")
                .append(uuid)
                .append(random.nextBoolean() ? "/" : "")
                .append(QUERIES.get(random.nextInt(QUERIES.size())));
        int parts = random.nextInt(5);
        Long itemId = parts < 2 ? null : random.nextLong(1_000_000_000_000L);
        Long revisionId = parts < 3 ? null : random.nextLong(1_000_000_000_000L);
        Integer frame = parts < 4 ? null : random.nextInt(1_000_000);
        if (parts >= 1) {
            link.append('#');
        }
        if (itemId != null) {
            link.append(random.nextBoolean() ? "/" : "").append(itemId);
        }
        if (revisionId != null) {
            link.append('/').append(revisionId);
        }
        if (frame != null) {
            link.append("/f_").append(frame);
        }
        return new Sample(link.toString(), uuid, itemId, revisionId, frame);
    }

    @ParameterizedTest
    @MethodSource("links")
    void parse_findsWhatTheLinkWasMadeOf(Sample sample) {
        ReviewLink link = ReviewLink.parse(sample.link());
        assertThat(link.getUuid()).isEqualTo(sample.uuid());
        assertThat(link.getItemId()).isEqualTo(sample.itemId());
        assertThat(link.getRevisionId()).isEqualTo(sample.revisionId());
        assertThat(link.getFrame()).isEqualTo(sample.frame());
        assertThat(ReviewLink.parse(link.toString())).isEqualTo(link).hasSameHashCodeAs(link);
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.syncsketch.com/sketch/aB3dE5fG7hJ9/, /sketch/aB3dE5fG7hJ9/",
        "https://www.syncsketch.com/sketch/aB3dE5fG7hJ9/#41, /sketch/aB3dE5fG7hJ9/#41",
        "https://www.syncsketch.com/sketch/aB3dE5fG7hJ9#/41, /sketch/aB3dE5fG7hJ9/#41",
        "https://www.syncsketch.com/sketch/aB3dE5fG7hJ9/?offlineMode=1#41/9/f_12, /sketch/aB3dE5fG7hJ9/#41/9/f_12",
        "'  https://www.syncsketch.com/sketch/aB3dE5fG7hJ9/ ', /sketch/aB3dE5fG7hJ9/",
        "https://www.syncsketch.com/sketch/0b6e1f0a-1111-4222-8333-444455556666/, "
                + "/sketch/0b6e1f0a-1111-4222-8333-444455556666/"
    })
    void parse_readsTheKnownForms(String link, String read) {
        assertThat(ReviewLink.parse(link)).hasToString(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#", "#/", "#about", "#41/x", "#99999999999999999999", "#-41", "#41/9/f_x"})
    void parse_passesOverAnUnknownPart(String part) {
        assertThat(ReviewLink.parse("https://www.syncsketch.com/sketch/aB3dE5fG7hJ9/" + part))
                .hasToString("/sketch/aB3dE5fG7hJ9/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "456",
                "123456789012",
                "a b",
                "aB3dE5fG7hJ9 x",
                "https://www.syncsketch.com/",
                "https://www.syncsketch.com/sketch/",
                "https://www.syncsketch.com/sketch//",
                "https://www.syncsketch.com/sketch/a/b/c",
                "https://www.syncsketch.com/sketch/a%2Fb/",
                "https://www.syncsketch.com/?next=/sketch/aB3dE5fG7hJ9/",
                "https://www.syncsketch.com/#/sketch/aB3dE5fG7hJ9/",
                "ftp://www.syncsketch.com/sketch/aB3dE5fG7hJ9/",
                "see https://www.syncsketch.com/sketch/aB3dE5fG7hJ9/"
            })
    void parse_refusesOtherTexts(String text) {
        assertThatThrownBy(() -> ReviewLink.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void parse_doesNotRepeatTheText() {
        assertThatThrownBy(() -> ReviewLink.parse("https://user:secret@example.com/"))
                .hasMessageNotContaining("secret");
    }

    @Test
    void equals_tellsLinksApart() {
        ReviewLink link = ReviewLink.parse("/sketch/a/#1/2/f_3");
        assertThat(link)
                .isEqualTo(ReviewLink.parse("https://h/sketch/a?x#/1/2/f_3"))
                .isNotEqualTo(ReviewLink.parse("/sketch/b/#1/2/f_3"))
                .isNotEqualTo(ReviewLink.parse("/sketch/a/#2/2/f_3"))
                .isNotEqualTo(ReviewLink.parse("/sketch/a/#1/1/f_3"))
                .isNotEqualTo(ReviewLink.parse("/sketch/a/#1/2/f_4"))
                .isNotEqualTo("/sketch/a/#1/2/f_3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aB3dE5fG7hJ9", " aB3dE5fG7hJ9 ", "0b6e1f0a-1111-4222-8333-444455556666", "a_b-c1"})
    void parse_acceptsABareUuid(String text) {
        assertThat(ReviewLink.parse(text).getUuid()).isEqualTo(text.strip());
        assertThat(ReviewLink.parse(text).getItemId()).isNull();
    }

    @Test
    void parse_ofANumber_saysThatItIsMostLikelyAnId() {
        assertThatThrownBy(() -> ReviewLink.parse("456")).hasMessageContaining("get the review by it");
    }

    @ParameterizedTest
    @CsvSource({
        "https://studio.syncsketch.com/sketch/aB3dE5fG7hJ9/, https://studio.syncsketch.com/sketch/aB3dE5fG7hJ9/",
        "https://studio.syncsketch.com/sketch/aB3dE5fG7hJ9?a=b#1/2, https://studio.syncsketch.com/sketch/aB3dE5fG7hJ9/",
        "studio.syncsketch.com/sketch/aB3dE5fG7hJ9, https://studio.syncsketch.com/sketch/aB3dE5fG7hJ9/",
        "http://127.0.0.1:8080/base/sketch/aB3dE5fG7hJ9/, http://127.0.0.1:8080/base/sketch/aB3dE5fG7hJ9/",
        "https://user:secret@studio.syncsketch.com/sketch/aB3dE5fG7hJ9/, https://www.syncsketch.com/sketch/aB3dE5fG7hJ9/",
        "https://studio.syncsketch.com/sketch/other/, https://www.syncsketch.com/sketch/aB3dE5fG7hJ9/",
        "not a link, https://www.syncsketch.com/sketch/aB3dE5fG7hJ9/",
        "'', https://www.syncsketch.com/sketch/aB3dE5fG7hJ9/"
    })
    void of_takesTheHostOfTheReview(String reviewUrl, String base) {
        Review review =
                Review.builder().uuid("aB3dE5fG7hJ9").reviewUrl(reviewUrl).build();
        ReviewLink link = ReviewLink.of(review);
        assertThat(link.toUrl()).isEqualTo(base);
        assertThat(link.item(789).toUrl()).isEqualTo(base + "#789");
        assertThat(link.item(789).frame(41).toUrl()).isEqualTo(base + "#789/f_41");
        // The form of a recorded link.
        assertThat(link.item(789).revision(101).toUrl()).isEqualTo(base + "?offlineMode=1#789/101");
        assertThat(link.item(789).revision(101).frame(0).toUrl()).isEqualTo(base + "?offlineMode=1#789/101/f_0");
        assertThat(ReviewLink.parse(link.item(789).revision(101).frame(41).toUrl()))
                .isEqualTo(link.item(789).frame(41).revision(101));
    }

    @Test
    void builders_rejectInvalidValues() {
        ReviewLink link = ReviewLink.parse("aB3dE5fG7hJ9");
        assertThatThrownBy(() -> link.item(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("itemId");
        assertThatThrownBy(() -> link.item(1).revision(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> link.item(1).frame(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> link.frame(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("item(");
        assertThatThrownBy(() -> link.revision(1)).isInstanceOf(IllegalStateException.class);
        assertThat(link.item(1).revision(2).frame(3).item(4)).isEqualTo(link.item(4));
    }
}
