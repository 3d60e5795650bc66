package com.syncsketch.sdk.client.internal.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.error.ConnectionException;
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

    private static final int SERVER_SIZE = 99;

    private final List<String> requested = new ArrayList<>();
    private int requestedLimit;

    @Test
    void iterator_requestsPagesOnDemand() {
        PagedIterable<Frame> list = offsetPages(2, served(5, 2));
        Iterator<Frame> frames = list.iterator();
        assertThat(requested).isEmpty();
        assertThat(frames.next().getId()).isZero();
        assertThat(frames.next().getId()).isEqualTo(1);
        assertThat(requested).containsExactly("0+2");
        assertThat(frames.hasNext()).isTrue();
        assertThat(requested).containsExactly("0+2", "2+2");
    }

    @Test
    void stream_shortCircuited_requestsNoFurtherPages() {
        assertThat(offsetPages(2, served(50, 2)).stream()
                        .skip(1)
                        .findFirst()
                        .orElseThrow()
                        .getId())
                .isEqualTo(1);
        assertThat(requested).containsExactly("0+2");
    }

    @Test
    void iterator_calledAgain_requestsPagesAgain() {
        PagedIterable<Frame> list = offsetPages(2, served(3, 2));
        assertThat(ids(list)).containsExactly(0L, 1L, 2L);
        assertThat(ids(list)).containsExactly(0L, 1L, 2L);
        assertThat(requested).hasSize(4);
    }

    @Test
    void iterator_pastTheEnd_throws() {
        Iterator<Frame> frames = offsetPages(2, served(0, 2)).iterator();
        assertThat(frames.hasNext()).isFalse();
        assertThatThrownBy(frames::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void limit_loweredByTheService_isUsedForFurtherPages() {
        assertThat(ids(offsetPages(1000, served(45, 20)))).isEqualTo(upTo(45));
        assertThat(requested).containsExactly("0+1000", "20+20", "40+20");
    }

    @Test
    void next_onlyItsNumbersAreUsed() {
        PagedIterable<Frame> list = offsetPages(
                2,
                requested -> requested == 0
                        ? page(0, 2, "https://evil.example/api/v1/frame/?api_key=k&limit=2&offset=2", 3L, 0, 1)
                        : page(2, 2, null, 3L, 2));
        assertThat(ids(list)).containsExactly(0L, 1L, 2L);
        assertThat(requested).containsExactly("0+2", "2+2");
    }

    @Test
    void next_withoutNumbers_continuesFromMeta() {
        PagedIterable<Frame> list = offsetPages(
                2,
                requested -> requested == 0 ? page(0, 2, "/api/v1/frame/?page=2", 3L, 0, 1) : page(2, 2, null, 3L, 2));
        assertThat(ids(list)).containsExactly(0L, 1L, 2L);
    }

    @Test
    void emptyMiddlePage_withNext_continues() {
        PagedIterable<Frame> list = offsetPages(2, requested -> switch (requested) {
            case 0 -> page(0, 2, "/?offset=2&limit=2", 6L, 0, 1);
            case 2 -> page(2, 2, "/?offset=4&limit=2", 6L);
            default -> page(4, 2, null, 6L, 2, 3);
        });
        assertThat(ids(list)).containsExactly(0L, 1L, 2L, 3L);
        assertThat(list.pages()).extracting(page -> page.getItems().size()).containsExactly(2, 0, 2);
        assertThat(list.pages()).extracting(Page::isLast).containsExactly(false, false, true);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6, 7, 8, 14, 15})
    void totalCountOfZero_endsAtAShortPage(int count) {
        assertThat(ids(offsetPages(7, uncounted(count)))).isEqualTo(upTo(count));
        assertThat(requested).hasSize(count / 7 + 1);
    }

    @Test
    void page_withoutMeta_endsAtAShortPage() {
        PagedIterable<Frame> list = offsetPages(
                2,
                requested -> FramePage.builder()
                        .objects(frames(LongStream.range(requested, Math.min(3, requested + 2))
                                .toArray()))
                        .build());
        assertThat(ids(list)).containsExactly(0L, 1L, 2L);
    }

    @Test
    void next_pointingToItsOwnPage_throws() {
        Iterator<Frame> frames = offsetPages(2, requested -> page(0, 2, "/?offset=0&limit=2", 9L, 0, 1))
                .iterator();
        assertThatThrownBy(frames::hasNext)
                .isInstanceOfSatisfying(
                        PagingException.class, e -> assertThat(e.getOffset()).isZero())
                .hasMessage("The page at offset 0 of a list has a next page at offset 0, which does not advance");
    }

    @Test
    void repeatedPage_throws() {
        PagedIterable<Frame> list = offsetPages(2, requested -> page(0, 2, "/?offset=2&limit=2", 9L, 0, 1));
        assertThatThrownBy(() -> ids(list))
                .isInstanceOf(PagingException.class)
                .hasMessage("The page at offset 2 of a list reports offset 0 and repeats the entries there");
        assertThat(requested).hasSize(2);
    }

    @Test
    void repeatedPage_withoutTotalCount_throws() {
        PagedIterable<Frame> list = offsetPages(2, requested -> page(requested, 2, null, 0L, 0, 1));
        assertThatThrownBy(() -> ids(list))
                .isInstanceOf(PagingException.class)
                .hasMessageContaining("repeats earlier entries, as did the 1002 before");
        assertThat(requested).hasSize(503);
    }

    @Test
    void repeatedPage_beyondTheTotalCount_throws() {
        PagedIterable<Frame> list =
                offsetPages(2, requested -> page(requested, 2, "/?offset=" + (requested + 2), 9L, 0, 1));
        assertThatThrownBy(() -> ids(list))
                .isInstanceOf(PagingException.class)
                .hasMessage("The page at offset 10 of a list repeats earlier entries, although the list has only 9");
    }

    @Test
    void listThatStartsOver_throws() {
        PagedIterable<Frame> list = offsetPages(
                2,
                requested -> requested < 4
                        ? page(requested, 2, null, 0L, requested, requested + 1)
                        : page(requested, 2, null, 0L, requested % 4, requested % 4 + 1));
        assertThatThrownBy(() -> ids(list))
                .isInstanceOfSatisfying(
                        PagingException.class,
                        e -> assertThat(e.getOffset()).isEqualTo(4 + SeenEntries.MAX_REPEATED + 4));
    }

    @Test
    void endlessEmptyPages_throw() {
        PagedIterable<Frame> list =
                offsetPages(2, requested -> page(requested, 2, "/?offset=" + (requested + 2) + "&limit=2", 9L));
        assertThatThrownBy(() -> ids(list)).isInstanceOf(PagingException.class).hasMessageContaining("empty");
        assertThat(requested).hasSize(1000);
    }

    @Test
    void equalEntries_ofAListWithoutIds_areAccepted() {
        List<Frame> twins = frames(7, 7, 7);
        PagedIterable<Frame> list = AutoPager.offsetPages(
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
    void entriesWithoutIds_end() {
        List<Frame> nameless = IntStream.range(0, 5)
                .mapToObj(i -> Frame.builder().text("note " + i % 2).build())
                .toList();
        PagedIterable<Frame> list = AutoPager.arrayPages(
                null, 2, (offset, limit) -> nameless.subList(offset, Math.min(5, offset + limit)), Frame::getId);
        assertThat(list.stream()).hasSize(5);
        PagedIterable<Frame> single = AutoPager.arrayPages(
                null, 1, (offset, limit) -> nameless.subList(offset, Math.min(5, offset + limit)), Frame::getId);
        assertThat(single.stream()).hasSize(5);
    }

    @Test
    void failure_losesNoEntries() {
        boolean[] broken = {true};
        Function<Integer, FramePage> pages = served(4, 2);
        Iterator<Frame> frames = offsetPages(2, requested -> {
                    if (requested == 2 && broken[0]) {
                        broken[0] = false;
                        throw new ConnectionException("broken", true, null);
                    }
                    return pages.apply(requested);
                })
                .iterator();
        frames.next();
        frames.next();
        assertThatThrownBy(frames::hasNext).isInstanceOf(ConnectionException.class);
        assertThat(frames.next().getId()).isEqualTo(2);
        assertThat(requested).containsExactly("0+2", "2+2", "2+2");
    }

    /** In the service's framework, a limit of 0 means all entries. */
    @Test
    void limit_setToZeroByTheService_endsTheList() {
        assertThat(ids(offsetPages(2, requested -> page(0, 0, null, 0L, 0, 1)))).containsExactly(0L, 1L);
        assertThat(requested).containsExactly("0+2");
    }

    @Test
    void repeatedOffset_ofEqualEntriesWithoutIds_throws() {
        PagedIterable<Frame> list = AutoPager.offsetPages(
                null,
                1,
                (offset, limit) -> page(0, 1, "/?limit=1&offset=" + (offset + 1), 9L, 7),
                FramePage::getMeta,
                FramePage::getObjects,
                null);
        assertThatThrownBy(() -> ids(list))
                .isInstanceOf(PagingException.class)
                .hasMessage("The page at offset 1 of a list reports offset 0 and repeats the entries there");
    }

    /** Each list differs from the one above in one respect. */
    @Test
    void repeatedOffset_alone_isAccepted() {
        PagedIterable<Frame> ahead = offsetPages(
                1, requested -> page(5, 1, requested < 2 ? "/?offset=" + (requested + 1) : null, 3L, requested));
        assertThat(ids(ahead)).containsExactly(0L, 1L, 2L);
        PagedIterable<Frame> told = offsetPages(
                1, requested -> page(0, 1, requested < 3 ? "/?offset=" + (requested + 1) : null, 4L, requested));
        assertThat(ids(told)).containsExactly(0L, 1L, 2L, 3L);
        PagedIterable<Frame> empty =
                offsetPages(1, requested -> page(0, 1, requested < 3 ? "/?offset=" + (requested + 1) : null, 9L));
        assertThat(ids(empty)).isEmpty();
        assertThat(empty.pages()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"array", "page"})
    void offset_tooLarge_throws(String kind) {
        int start = Integer.MAX_VALUE - 1;
        PagedIterable<Frame> list = kind.equals("page")
                ? offsetPages(start, 2, requested -> page(requested, 2, null, 0L, 0, 1))
                : AutoPager.arrayPages(start, 2, (offset, limit) -> frames(0, 1), Frame::getId);
        assertThatThrownBy(() -> ids(list))
                .isInstanceOf(PagingException.class)
                .hasMessage("The page at offset 2147483646 of a list has a next page whose offset is too large");
        PagedIterable<Frame> last = offsetPages(
                start,
                1,
                requested -> page(
                        requested,
                        1,
                        null,
                        0L,
                        LongStream.range(requested, requested + 1)
                                .filter(id -> id == start)
                                .toArray()));
        assertThat(ids(last)).containsExactly((long) start);
    }

    @Test
    void repeatedOffset_thatIsNotBehind_isAccepted() {
        PagedIterable<Frame> list = AutoPager.offsetPages(
                null,
                1,
                (offset, limit) -> page(1, 1, offset == 0 ? "/?limit=1&offset=1" : null, 2L, 7),
                FramePage::getMeta,
                FramePage::getObjects,
                null);
        assertThat(ids(list)).containsExactly(7L, 7L);
    }

    @Test
    void limit_loweredToOne_isUsedForFurtherPages() {
        assertThat(ids(offsetPages(
                        2,
                        requested -> page(
                                requested,
                                1,
                                null,
                                0L,
                                upTo(3).stream()
                                        .mapToLong(Long::longValue)
                                        .filter(id -> id == requested)
                                        .toArray()))))
                .containsExactly(0L, 1L, 2L);
        assertThat(requested).containsExactly("0+2", "1+2", "2+2", "3+2");
    }

    @ParameterizedTest
    @CsvSource({"0, 2+2", "1, 2+1", "3, 2+3"})
    void next_limit_isUsedUnlessItIsZero(int limit, String call) {
        PagedIterable<Frame> list = offsetPages(
                2,
                requested -> requested == 0
                        ? page(0, 2, "/?offset=2&limit=" + limit, 3L, 0, 1)
                        : page(2, requestedLimit, null, 3L, 2));
        assertThat(ids(list)).containsExactly(0L, 1L, 2L);
        assertThat(requested).containsExactly("0+2", call);
    }

    /** Otherwise a list could loop forever through an empty page. */
    @Test
    void repeatedPage_afterAnEmptyPage_throws() {
        PagedIterable<Frame> list = offsetPages(1, requested -> switch (requested) {
            case 0 -> page(0, 1, "/?offset=1", 9L, 0);
            case 2 -> page(2, 1, "/?offset=3", 9L);
            default -> page(requested, 1, "/?offset=" + (requested + 1), 9L, 1);
        });
        assertThatThrownBy(() -> ids(list))
                .isInstanceOf(PagingException.class)
                .hasMessageContaining("offset 9")
                .hasMessageContaining("repeats earlier entries");
    }

    @Test
    void pages_pastTheEnd_throw() {
        Iterator<Page<Frame>> pages = offsetPages(2, served(3, 2)).pages().iterator();
        assertThat(pages.next().getItems()).hasSize(2);
        assertThat(pages.hasNext()).isTrue();
        assertThat(pages.next().getItems()).hasSize(1);
        assertThat(pages.hasNext()).isFalse();
        assertThatThrownBy(pages::next).isInstanceOf(NoSuchElementException.class);
        assertThat(requested).hasSize(2);
    }

    @Test
    void offsetAndLimit_outOfRange_throw() {
        assertThatThrownBy(() -> offsetPages(0, served(1, 1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AutoPager.arrayPages(-1, 1, (offset, limit) -> frames(), Frame::getId))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void arrayPages_withMoreEntriesThanRequested_end() {
        PagedIterable<Frame> list = AutoPager.arrayPages(null, 2, (offset, limit) -> frames(1, 2, 3), Frame::getId);
        assertThat(ids(list)).containsExactly(1L, 2L, 3L);
    }

    /** For any length, limit, gaps and count, each entry is returned once, in order, and no page is requested twice. */
    @ParameterizedTest
    @MethodSource("seeds")
    void randomLayouts_returnEachEntryOnce(long seed) {
        Random random = new Random(seed);
        int count = random.nextInt(60);
        int limit = 1 + random.nextInt(12);
        int max = 1 + random.nextInt(12);
        int start = random.nextInt(4) == 0 ? random.nextInt(count + 1) : 0;
        int layout = random.nextInt(4);
        int first = layout == 2 ? 0 : start;
        List<Long> expected = LongStream.range(first, count).boxed().toList();
        PagedIterable<Frame> list = switch (layout) {
            case 0 -> offsetPages(start, limit, served(count, max));
            case 1 -> offsetPages(start, limit, uncounted(count));
            case 2 -> offsetPages(0, limit, gappy(count, max, seed));
            default ->
                AutoPager.arrayPages(
                        start,
                        limit,
                        (offset, size) -> {
                            requested.add(offset + "+" + size);
                            return frames(LongStream.range(offset, Math.min(count, offset + size))
                                    .toArray());
                        },
                        Frame::getId);
        };
        assertThat(ids(list)).as("seed %d", seed).isEqualTo(expected);
        assertThat(requested).as("seed %d", seed).doesNotHaveDuplicates();
        int pages = requested.size();
        assertThat(list.pages()).as("seed %d", seed).hasSize(pages);
        assertThat(list.stream().map(Frame::getId)).as("seed %d", seed).isEqualTo(expected);
    }

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @Test
    void serverSize_continuesWithTheLimitOfTheServer() {
        PagedIterable<Frame> list = ofServerSize(served(45, 20));
        assertThat(list).hasToString("PagedIterable{offset=0, limit=server default}");
        assertThat(ids(list)).isEqualTo(upTo(45));
        assertThat(requested).containsExactly("server default", "20+20", "40+20");
        assertThat(list.pages()).extracting(Page::getLimit).containsExactly(20, 20, 20);
        assertThat(list.pages()).extracting(Page::getOffset).containsExactly(0, 20, 40);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 98, 99, 100, 198, 199})
    void serverSize_totalCountOfZero_endsAtAShortPage(int count) {
        assertThat(ids(ofServerSize(uncounted(count)))).isEqualTo(upTo(count));
        assertThat(requested).hasSize(count / SERVER_SIZE + 1);
    }

    @Test
    void serverSize_emptyMiddlePageWithNext_continues() {
        PagedIterable<Frame> list = ofServerSize(requested -> switch (requested) {
            case 0 -> page(0, 2, "/?offset=2&limit=2", 6L);
            case 2 -> page(2, 2, "/?offset=4&limit=2", 6L);
            default -> page(4, 2, null, 6L, 2, 3);
        });
        assertThat(ids(list)).containsExactly(2L, 3L);
        assertThat(requested).containsExactly("server default", "2+2", "4+2");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 99, 100, 199, 250})
    void serverSize_withoutMeta_endsAtAShortPage(int count) {
        PagedIterable<Frame> list = ofServerSize(requested -> {
            int size = requestedLimit;
            return FramePage.builder()
                    .objects(frames(LongStream.range(Math.min(requested, count), Math.min(count, requested + size))
                            .toArray()))
                    .build();
        });
        assertThat(ids(list)).isEqualTo(upTo(count));
        assertThat(requested).first().isEqualTo("server default");
        assertThat(requested).hasSize(count == 0 ? 1 : 2 + Math.max(0, count - SERVER_SIZE) / 100);
        assertThat(requested.subList(1, requested.size()))
                .allSatisfy(call -> assertThat(call).endsWith("+100"));
        assertThat(list.pages())
                .extracting(Page::getLimit)
                .first()
                .isEqualTo(Math.max(1, Math.min(count, SERVER_SIZE)));
    }

    @Test
    void serverSize_withoutLimit_continuesAfterTheEntries() {
        PagedIterable<Frame> list = ofServerSize(requested -> FramePage.builder()
                .meta(PageMeta.builder()
                        .next(requested == 0 ? "/api/v1/frame/?page=2" : null)
                        .build())
                .objects(requested == 0 ? frames(0, 1, 2) : frames(3))
                .build());
        assertThat(ids(list)).isEqualTo(upTo(4));
        assertThat(requested).containsExactly("server default", "3+100");
    }

    @Test
    void serverSize_repeatedPage_throws() {
        PagedIterable<Frame> list = ofServerSize(requested -> FramePage.builder()
                .objects(frames(LongStream.range(0, requestedLimit).toArray()))
                .build());
        assertThatThrownBy(() -> ids(list)).isInstanceOf(PagingException.class);
        assertThat(requested).hasSize(14);
    }

    @Test
    void serverSize_nextThatDoesNotAdvance_throws() {
        PagedIterable<Frame> list = ofServerSize(requested -> FramePage.builder()
                .meta(PageMeta.builder().next("/api/v1/frame/?page=2").build())
                .objects(frames())
                .build());
        assertThatThrownBy(() -> ids(list)).isInstanceOf(PagingException.class);
    }

    /** A list whose pages have {@value #SERVER_SIZE} entries if the request has no limit. */
    private PagedIterable<Frame> ofServerSize(Function<Integer, FramePage> service) {
        return AutoPager.offsetPagesOfServerSize(
                () -> {
                    requested.add("server default");
                    requestedLimit = SERVER_SIZE;
                    return service.apply(0);
                },
                (offset, size) -> {
                    requested.add(offset + "+" + size);
                    requestedLimit = size;
                    return service.apply(offset);
                },
                FramePage::getMeta,
                FramePage::getObjects,
                Frame::getId);
    }

    private PagedIterable<Frame> offsetPages(int limit, Function<Integer, FramePage> service) {
        return offsetPages(0, limit, service);
    }

    private PagedIterable<Frame> offsetPages(int start, int limit, Function<Integer, FramePage> service) {
        return AutoPager.offsetPages(
                start,
                limit,
                (offset, size) -> {
                    requested.add(offset + "+" + size);
                    requestedLimit = size;
                    return service.apply(offset);
                },
                FramePage::getMeta,
                FramePage::getObjects,
                Frame::getId);
    }

    /** A list as the service's framework returns it, with a maximum page size. */
    private Function<Integer, FramePage> served(int count, int max) {
        return offset -> {
            int limit = Math.min(requestedLimit, max);
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

    /** The list of frames: its total count is 0 and it has no next page. */
    private Function<Integer, FramePage> uncounted(int count) {
        return offset -> {
            int end = Math.min(count, offset + requestedLimit);
            return page(
                    offset,
                    requestedLimit,
                    null,
                    0L,
                    LongStream.range(Math.min(offset, end), end).toArray());
        };
    }

    /** Offsets include entries that are filtered out later, so pages may be short or empty in the middle of the list. */
    private Function<Integer, FramePage> gappy(int count, int max, long seed) {
        Random random = new Random(seed);
        List<Long> line = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            for (int hidden = random.nextInt(3) == 0 ? random.nextInt(20) : 0; hidden > 0; hidden--) {
                line.add(-1L);
            }
            line.add(i);
        }
        return offset -> {
            int limit = Math.min(requestedLimit, max);
            int from = Math.min(offset, line.size());
            int end = Math.min(line.size(), from + limit);
            String next = end < line.size() ? "/x/?offset=" + end + "&a=%26offset%3D1&limit=" + limit : null;
            long[] ids = line.subList(from, end).stream()
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
