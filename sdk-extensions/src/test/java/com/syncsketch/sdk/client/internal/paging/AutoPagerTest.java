package com.syncsketch.sdk.client.internal.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.PagingException;
import com.syncsketch.sdk.client.paging.Page;
import com.syncsketch.sdk.client.paging.PagedIterable;
import com.syncsketch.sdk.model.Frame;
import com.syncsketch.sdk.model.FramePage;
import com.syncsketch.sdk.model.PageMeta;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AutoPagerTest {

    private static final int OWN_SIZE = 99;

    private final List<String> asked = new ArrayList<>();
    private int limitAsked;

    @Test
    void iterator_asksForAPageWhenItIsNeeded() {
        PagedIterable<Frame> list = v1(2, served(5, 2));
        Iterator<Frame> frames = list.iterator();
        assertThat(asked).isEmpty();
        assertThat(frames.next().getId()).isZero();
        assertThat(frames.next().getId()).isEqualTo(1);
        assertThat(asked).containsExactly("0+2");
        assertThat(frames.hasNext()).isTrue();
        assertThat(asked).containsExactly("0+2", "2+2");
    }

    @Test
    void stream_thatStopsEarly_doesNotReadTheRest() {
        assertThat(v1(2, served(50, 2)).stream()
                        .skip(1)
                        .findFirst()
                        .orElseThrow()
                        .getId())
                .isEqualTo(1);
        assertThat(asked).containsExactly("0+2");
    }

    @Test
    void iterate_again_asksAgain() {
        PagedIterable<Frame> list = v1(2, served(3, 2));
        assertThat(ids(list)).containsExactly(0L, 1L, 2L);
        assertThat(ids(list)).containsExactly(0L, 1L, 2L);
        assertThat(asked).hasSize(4);
    }

    @Test
    void iterator_pastItsEnd_throws() {
        Iterator<Frame> frames = v1(2, served(0, 2)).iterator();
        assertThat(frames.hasNext()).isFalse();
        assertThatThrownBy(frames::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void limit_whenTheServiceLowersIt_countsOnFromItsOwn() {
        assertThat(ids(v1(1000, served(45, 20)))).isEqualTo(upTo(45));
        assertThat(asked).containsExactly("0+1000", "20+20", "40+20");
    }

    @Test
    void next_isReadForNumbersOnly() {
        PagedIterable<Frame> list = v1(
                2,
                asked -> asked == 0
                        ? page(0, 2, "https://evil.example/api/v1/frame/?api_key=k&limit=2&offset=2", 3L, 0, 1)
                        : page(2, 2, null, 3L, 2));
        assertThat(ids(list)).containsExactly(0L, 1L, 2L);
        assertThat(asked).containsExactly("0+2", "2+2");
    }

    @Test
    void next_withoutNumbers_countsOnFromMeta() {
        PagedIterable<Frame> list =
                v1(2, asked -> asked == 0 ? page(0, 2, "/api/v1/frame/?page=2", 3L, 0, 1) : page(2, 2, null, 3L, 2));
        assertThat(ids(list)).containsExactly(0L, 1L, 2L);
    }

    @Test
    void emptyMiddlePage_withANext_goesOn() {
        PagedIterable<Frame> list = v1(2, asked -> switch (asked) {
            case 0 -> page(0, 2, "/?offset=2&limit=2", 6L, 0, 1);
            case 2 -> page(2, 2, "/?offset=4&limit=2", 6L);
            default -> page(4, 2, null, 6L, 2, 3);
        });
        assertThat(ids(list)).containsExactly(0L, 1L, 2L, 3L);
        assertThat(list.pages()).extracting(page -> page.items().size()).containsExactly(2, 0, 2);
        assertThat(list.pages()).extracting(Page::isLast).containsExactly(false, false, true);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6, 7, 8, 14, 15})
    void frames_whoseCountIsZero_endAtAShortPage(int count) {
        assertThat(ids(v1(7, uncounted(count)))).isEqualTo(upTo(count));
        assertThat(asked).hasSize(count / 7 + 1);
    }

    @Test
    void page_withoutMeta_endsAtAShortPage() {
        PagedIterable<Frame> list = v1(
                2,
                asked -> FramePage.builder()
                        .objects(frames(
                                LongStream.range(asked, Math.min(3, asked + 2)).toArray()))
                        .build());
        assertThat(ids(list)).containsExactly(0L, 1L, 2L);
    }

    @Test
    void next_thatPointsAtItself_isRefused() {
        Iterator<Frame> frames =
                v1(2, asked -> page(0, 2, "/?offset=0&limit=2", 9L, 0, 1)).iterator();
        assertThatThrownBy(frames::hasNext)
                .isInstanceOfSatisfying(
                        PagingException.class, e -> assertThat(e.offset()).isZero())
                .hasMessage("The page at offset 0 of a list names a next page at offset 0, which is not further on");
    }

    @Test
    void pageThatDoesNotMove_isRefused() {
        PagedIterable<Frame> list = v1(2, asked -> page(0, 2, "/?offset=2&limit=2", 9L, 0, 1));
        assertThatThrownBy(() -> ids(list))
                .isInstanceOf(PagingException.class)
                .hasMessageContaining("offset 2")
                .hasMessageContaining("same entries");
    }

    @Test
    void pageThatDoesNotMove_withoutACount_isRefused() {
        PagedIterable<Frame> list = v1(2, asked -> page(0, 2, null, 0L, 0, 1));
        assertThatThrownBy(() -> ids(list)).isInstanceOf(PagingException.class);
    }

    @Test
    void listThatBeginsAgain_isRefused() {
        PagedIterable<Frame> list =
                v1(2, asked -> asked < 4 ? page(asked, 2, null, 0L, asked, asked + 1) : page(asked, 2, null, 0L, 0, 1));
        assertThatThrownBy(() -> ids(list))
                .isInstanceOfSatisfying(
                        PagingException.class, e -> assertThat(e.offset()).isEqualTo(4));
    }

    @Test
    void endlessEmptyPages_areRefused() {
        PagedIterable<Frame> list = v1(2, asked -> page(asked, 2, "/?offset=" + (asked + 2) + "&limit=2", 9L));
        assertThatThrownBy(() -> ids(list)).isInstanceOf(PagingException.class).hasMessageContaining("empty");
        assertThat(asked).hasSize(1000);
    }

    @Test
    void equalEntries_ofAListWithoutIds_areNoStandstill() {
        List<Frame> twins = frames(7, 7, 7);
        PagedIterable<Frame> list = AutoPager.v1(
                null,
                1,
                (offset, limit) -> FramePage.builder()
                        .meta(meta(offset, 1, offset < 2 ? "/?limit=1&offset=" + (offset + 1) : null, 3L))
                        .objects(twins.subList(offset, offset + 1))
                        .build(),
                FramePage::getMeta,
                FramePage::getObjects,
                null);
        assertThat(ids(list)).containsExactly(7L, 7L, 7L);
    }

    @Test
    void entriesWithoutIds_stillEnd() {
        List<Frame> nameless = IntStream.range(0, 5)
                .mapToObj(i -> Frame.builder().text("note " + i % 2).build())
                .toList();
        PagedIterable<Frame> list = AutoPager.v2(
                null, 2, (offset, limit) -> nameless.subList(offset, Math.min(5, offset + limit)), Frame::getId);
        assertThatThrownBy(() -> list.forEach(frame -> {})).isInstanceOf(PagingException.class);
        PagedIterable<Frame> single = AutoPager.v2(
                null, 1, (offset, limit) -> nameless.subList(offset, Math.min(5, offset + limit)), Frame::getId);
        assertThat(single.stream()).hasSize(5);
    }

    @Test
    void failure_losesNothing() {
        boolean[] broken = {true};
        Function<Integer, FramePage> pages = served(4, 2);
        Iterator<Frame> frames = v1(2, asked -> {
                    if (asked == 2 && broken[0]) {
                        broken[0] = false;
                        throw new ConnectionException("broken", true, null);
                    }
                    return pages.apply(asked);
                })
                .iterator();
        frames.next();
        frames.next();
        assertThatThrownBy(frames::hasNext).isInstanceOf(ConnectionException.class);
        assertThat(frames.next().getId()).isEqualTo(2);
        assertThat(asked).containsExactly("0+2", "2+2", "2+2");
    }

    @Test
    void answerWithoutObjects_isNotAnEmptyList() {
        PagedIterable<Frame> list = v1(
                2, asked -> FramePage.builder().additionalMember("error", "no").build());
        assertThatThrownBy(() -> ids(list)).isInstanceOfSatisfying(DecodingException.class, e -> {
            assertThat(e).hasMessage("A page of a list has no objects");
            assertThat(e.body()).isEqualTo("{\"error\":\"no\"}");
        });
    }

    /** By the framework's rule such a page holds all there is, however many entries that are. */
    @Test
    void limit_thatTheServiceSetsToZero_endsTheList() {
        assertThat(ids(v1(2, asked -> page(0, 0, null, 0L, 0, 1)))).containsExactly(0L, 1L);
        assertThat(asked).containsExactly("0+2");
    }

    @Test
    void pageThatDoesNotMove_whereEntriesTellNothing_isRefused() {
        PagedIterable<Frame> list = AutoPager.v1(
                null,
                1,
                (offset, limit) -> page(0, 1, "/?limit=1&offset=" + (offset + 1), 9L, 7),
                FramePage::getMeta,
                FramePage::getObjects,
                null);
        assertThatThrownBy(() -> ids(list))
                .isInstanceOf(PagingException.class)
                .hasMessage("The page at offset 1 of a list stands at offset 0 like the page before it");
    }

    /** The same as above in all but one point, each of which is no standstill. */
    @Test
    void offsetThatTheServiceTells_aloneIsNoStandstill() {
        PagedIterable<Frame> ahead =
                v1(1, asked -> page(5, 1, asked < 2 ? "/?offset=" + (asked + 1) : null, 3L, asked));
        assertThat(ids(ahead)).containsExactly(0L, 1L, 2L);
        PagedIterable<Frame> told = v1(1, asked -> page(0, 1, asked < 3 ? "/?offset=" + (asked + 1) : null, 4L, asked));
        assertThat(ids(told)).containsExactly(0L, 1L, 2L, 3L);
        PagedIterable<Frame> empty = v1(1, asked -> page(0, 1, asked < 3 ? "/?offset=" + (asked + 1) : null, 9L));
        assertThat(ids(empty)).isEmpty();
        assertThat(empty.pages()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"array", "page"})
    void offsetThatIsTooLarge_isRefused(String kind) {
        int start = Integer.MAX_VALUE - 1;
        PagedIterable<Frame> list = kind.equals("page")
                ? v1(start, 2, asked -> page(asked, 2, null, 0L, 0, 1))
                : AutoPager.v2(start, 2, (offset, limit) -> frames(0, 1), Frame::getId);
        assertThatThrownBy(() -> ids(list))
                .isInstanceOf(PagingException.class)
                .hasMessage("The page at offset 2147483646 of a list is followed by one whose offset is too large");
        PagedIterable<Frame> last = v1(
                start,
                1,
                asked -> page(
                        asked,
                        1,
                        null,
                        0L,
                        LongStream.range(asked, asked + 1)
                                .filter(id -> id == start)
                                .toArray()));
        assertThat(ids(last)).containsExactly((long) start);
    }

    @Test
    void pageAtTheOffsetThatTheServiceToldBefore_isNoStandstill() {
        PagedIterable<Frame> list = AutoPager.v1(
                null,
                1,
                (offset, limit) -> page(1, 1, offset == 0 ? "/?limit=1&offset=1" : null, 2L, 7),
                FramePage::getMeta,
                FramePage::getObjects,
                null);
        assertThat(ids(list)).containsExactly(7L, 7L);
    }

    @Test
    void limit_whenTheServiceLowersItToOne_countsOnFromIt() {
        assertThat(ids(v1(
                        2,
                        asked -> page(
                                asked,
                                1,
                                null,
                                0L,
                                upTo(3).stream()
                                        .mapToLong(Long::longValue)
                                        .filter(id -> id == asked)
                                        .toArray()))))
                .containsExactly(0L, 1L, 2L);
        assertThat(asked).containsExactly("0+2", "1+2", "2+2", "3+2");
    }

    @ParameterizedTest
    @CsvSource({"0, 2+2", "1, 2+1", "3, 2+3"})
    void next_tellsTheSizeOfTheNextPage_unlessItIsNone(int limit, String call) {
        PagedIterable<Frame> list = v1(
                2,
                asked -> asked == 0
                        ? page(0, 2, "/?offset=2&limit=" + limit, 3L, 0, 1)
                        : page(2, limitAsked, null, 3L, 2));
        assertThat(ids(list)).containsExactly(0L, 1L, 2L);
        assertThat(asked).containsExactly("0+2", call);
    }

    /** The page before an empty one is remembered, or a list could go round by way of one for ever. */
    @Test
    void pageThatComesAgainBehindAnEmptyOne_isRefused() {
        PagedIterable<Frame> list = v1(1, asked -> switch (asked) {
            case 0 -> page(0, 1, "/?offset=1", 9L, 0);
            case 2 -> page(2, 1, "/?offset=3", 9L);
            default -> page(asked, 1, "/?offset=" + (asked + 1), 9L, 1);
        });
        assertThatThrownBy(() -> ids(list))
                .isInstanceOf(PagingException.class)
                .hasMessageContaining("offset 3")
                .hasMessageContaining("same entries");
    }

    @Test
    void pages_pastTheirEnd_throw() {
        Iterator<Page<Frame>> pages = v1(2, served(3, 2)).pages().iterator();
        assertThat(pages.next().items()).hasSize(2);
        assertThat(pages.hasNext()).isTrue();
        assertThat(pages.next().items()).hasSize(1);
        assertThat(pages.hasNext()).isFalse();
        assertThatThrownBy(pages::next).isInstanceOf(NoSuchElementException.class);
        assertThat(asked).hasSize(2);
    }

    @Test
    void bounds_areChecked() {
        assertThatThrownBy(() -> v1(0, served(1, 1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AutoPager.v2(-1, 1, (offset, limit) -> frames(), Frame::getId))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void array_withMoreThanAskedFor_isNotPaged() {
        PagedIterable<Frame> list = AutoPager.v2(null, 2, (offset, limit) -> frames(1, 2, 3), Frame::getId);
        assertThat(ids(list)).containsExactly(1L, 2L, 3L);
    }

    /** Whatever the lengths, limits, gaps and counts: each entry comes once, in order, and no page is asked for twice. */
    @ParameterizedTest
    @MethodSource("seeds")
    void randomLayouts_giveEachEntryOnce(long seed) {
        Random random = new Random(seed);
        int count = random.nextInt(60);
        int limit = 1 + random.nextInt(12);
        int most = 1 + random.nextInt(12);
        int start = random.nextInt(4) == 0 ? random.nextInt(count + 1) : 0;
        int layout = random.nextInt(4);
        int first = layout == 2 ? 0 : start;
        List<Long> expected = LongStream.range(first, count).boxed().toList();
        PagedIterable<Frame> list = switch (layout) {
            case 0 -> v1(start, limit, served(count, most));
            case 1 -> v1(start, limit, uncounted(count));
            case 2 -> v1(0, limit, gappy(count, most, seed));
            default ->
                AutoPager.v2(
                        start,
                        limit,
                        (offset, size) -> {
                            asked.add(offset + "+" + size);
                            return frames(LongStream.range(offset, Math.min(count, offset + size))
                                    .toArray());
                        },
                        Frame::getId);
        };
        assertThat(ids(list)).as("seed %d", seed).isEqualTo(expected);
        assertThat(asked).as("seed %d", seed).doesNotHaveDuplicates();
        int pages = asked.size();
        assertThat(list.pages()).as("seed %d", seed).hasSize(pages);
        assertThat(list.stream().map(Frame::getId)).as("seed %d", seed).isEqualTo(expected);
    }

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @Test
    void ownSize_asksForNoneAndGoesOnWithThatOfTheService() {
        PagedIterable<Frame> list = ofOwnSize(served(45, 20));
        assertThat(list).hasToString("PagedIterable{offset=0, limit=the service's own}");
        assertThat(ids(list)).isEqualTo(upTo(45));
        assertThat(asked).containsExactly("own", "20+20", "40+20");
        assertThat(list.pages()).extracting(Page::limit).containsExactly(20, 20, 20);
        assertThat(list.pages()).extracting(Page::offset).containsExactly(0, 20, 40);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 98, 99, 100, 198, 199})
    void ownSize_ofFramesWhoseCountIsZero_endsAtAShortPage(int count) {
        assertThat(ids(ofOwnSize(uncounted(count)))).isEqualTo(upTo(count));
        assertThat(asked).hasSize(count / OWN_SIZE + 1);
    }

    @Test
    void ownSize_withAnEmptyMiddlePageAndANext_goesOn() {
        PagedIterable<Frame> list = ofOwnSize(asked -> switch (asked) {
            case 0 -> page(0, 2, "/?offset=2&limit=2", 6L);
            case 2 -> page(2, 2, "/?offset=4&limit=2", 6L);
            default -> page(4, 2, null, 6L, 2, 3);
        });
        assertThat(ids(list)).containsExactly(2L, 3L);
        assertThat(asked).containsExactly("own", "2+2", "4+2");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 99, 100, 199, 250})
    void ownSize_withoutMeta_goesOnUntilAPageIsShort(int count) {
        PagedIterable<Frame> list = ofOwnSize(asked -> {
            int size = limitAsked;
            return FramePage.builder()
                    .objects(frames(LongStream.range(Math.min(asked, count), Math.min(count, asked + size))
                            .toArray()))
                    .build();
        });
        assertThat(ids(list)).isEqualTo(upTo(count));
        assertThat(asked).first().isEqualTo("own");
        assertThat(asked).hasSize(count == 0 ? 1 : 2 + Math.max(0, count - OWN_SIZE) / 100);
        assertThat(asked.subList(1, asked.size()))
                .allSatisfy(call -> assertThat(call).endsWith("+100"));
        assertThat(list.pages()).extracting(Page::limit).first().isEqualTo(Math.max(1, Math.min(count, OWN_SIZE)));
    }

    @Test
    void ownSize_withoutALimit_countsOnFromTheEntries() {
        PagedIterable<Frame> list = ofOwnSize(asked -> FramePage.builder()
                .meta(PageMeta.builder()
                        .next(asked == 0 ? "/api/v1/frame/?page=2" : null)
                        .build())
                .objects(asked == 0 ? frames(0, 1, 2) : frames(3))
                .build());
        assertThat(ids(list)).isEqualTo(upTo(4));
        assertThat(asked).containsExactly("own", "3+100");
    }

    @Test
    void ownSize_ofAPageThatComesAgain_isRefused() {
        PagedIterable<Frame> list =
                ofOwnSize(asked -> FramePage.builder().objects(frames(0, 1)).build());
        assertThatThrownBy(() -> ids(list))
                .isInstanceOfSatisfying(
                        PagingException.class, e -> assertThat(e.offset()).isEqualTo(2));
    }

    @Test
    void ownSize_withANextThatIsNotFurtherOn_isRefused() {
        PagedIterable<Frame> list = ofOwnSize(asked -> FramePage.builder()
                .meta(PageMeta.builder().next("/api/v1/frame/?page=2").build())
                .objects(frames())
                .build());
        assertThatThrownBy(() -> ids(list)).isInstanceOf(PagingException.class);
    }

    /** A list whose pages have {@value #OWN_SIZE} entries where no limit is asked for. */
    private PagedIterable<Frame> ofOwnSize(Function<Integer, FramePage> service) {
        return AutoPager.v1OfOwnSize(
                () -> {
                    asked.add("own");
                    limitAsked = OWN_SIZE;
                    return service.apply(0);
                },
                (offset, size) -> {
                    asked.add(offset + "+" + size);
                    limitAsked = size;
                    return service.apply(offset);
                },
                FramePage::getMeta,
                FramePage::getObjects,
                Frame::getId);
    }

    private PagedIterable<Frame> v1(int limit, Function<Integer, FramePage> service) {
        return v1(0, limit, service);
    }

    private PagedIterable<Frame> v1(int start, int limit, Function<Integer, FramePage> service) {
        return AutoPager.v1(
                start,
                limit,
                (offset, size) -> {
                    asked.add(offset + "+" + size);
                    limitAsked = size;
                    return service.apply(offset);
                },
                FramePage::getMeta,
                FramePage::getObjects,
                Frame::getId);
    }

    /** A list as the framework serves it, with a largest page size of its own. */
    private Function<Integer, FramePage> served(int count, int most) {
        return offset -> {
            int limit = Math.min(limitAsked, most);
            int end = Math.min(count, offset + limit);
            String next =
                    offset + limit < count ? "/api/v1/frame/?limit=" + limit + "&offset=" + (offset + limit) : null;
            return page(
                    offset,
                    limit,
                    next,
                    (long) count,
                    LongStream.range(Math.min(offset, end), end).toArray());
        };
    }

    /** The list of frames: a count of 0 and no next. */
    private Function<Integer, FramePage> uncounted(int count) {
        return offset -> {
            int end = Math.min(count, offset + limitAsked);
            return page(
                    offset,
                    limitAsked,
                    null,
                    0L,
                    LongStream.range(Math.min(offset, end), end).toArray());
        };
    }

    /** Offsets count entries that are filtered out after the page was cut, so pages are short or empty in the middle. */
    private Function<Integer, FramePage> gappy(int count, int most, long seed) {
        Random random = new Random(seed);
        List<Long> line = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            for (int hidden = random.nextInt(3) == 0 ? random.nextInt(20) : 0; hidden > 0; hidden--) {
                line.add(-1L);
            }
            line.add(i);
        }
        return offset -> {
            int limit = Math.min(limitAsked, most);
            int begin = Math.min(offset, line.size());
            int end = Math.min(line.size(), begin + limit);
            String next = end < line.size() ? "/x/?offset=" + end + "&a=%26offset%3D1&limit=" + limit : null;
            long[] ids = line.subList(begin, end).stream()
                    .mapToLong(Long::longValue)
                    .filter(id -> id >= 0)
                    .toArray();
            return page(offset, limit, next, (long) line.size(), ids);
        };
    }

    private static FramePage page(int offset, int limit, String next, Long total, long... ids) {
        return FramePage.builder()
                .meta(meta(offset, limit, next, total))
                .objects(frames(ids))
                .build();
    }

    private static PageMeta meta(int offset, int limit, String next, Long total) {
        return PageMeta.builder()
                .offset(offset)
                .limit(limit)
                .next(next)
                .totalCount(total)
                .build();
    }

    private static List<Frame> frames(long... ids) {
        return LongStream.of(ids).mapToObj(id -> Frame.builder().id(id).build()).toList();
    }

    private static List<Long> ids(PagedIterable<Frame> list) {
        List<Long> ids = new ArrayList<>();
        list.forEach(frame -> ids.add(frame.getId()));
        return ids;
    }

    private static List<Long> upTo(int count) {
        return LongStream.range(0, count).boxed().toList();
    }
}
