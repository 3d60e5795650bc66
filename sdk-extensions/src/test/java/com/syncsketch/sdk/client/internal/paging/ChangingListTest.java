package com.syncsketch.sdk.client.internal.paging;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.sdk.client.paging.PagedIterable;
import com.syncsketch.sdk.model.Frame;
import com.syncsketch.sdk.model.FramePage;
import com.syncsketch.sdk.model.PageMeta;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads lists that others change between the requests for their pages. */
class ChangingListTest {

    private final List<Long> line = new ArrayList<>();
    private long nextId = 1000;
    private int requests;

    /** The formats of pages. */
    enum Format {
        COUNTED,
        UNCOUNTED,
        ARRAY
    }

    static Stream<Arguments> layouts() {
        return Stream.of(1, 2, 3, 20)
                .flatMap(limit -> Stream.of(Format.values())
                        .flatMap(
                                format -> LongStream.range(0, 50).mapToObj(seed -> Arguments.of(limit, format, seed))));
    }

    /** Without deletions, an entry only moves towards the end, so none is missed. */
    @ParameterizedTest
    @MethodSource("layouts")
    void creations_hideNoEntry(int limit, Format format, long seed) {
        Random random = new Random(seed);
        fill(random.nextInt(60));
        Set<Long> throughout = new HashSet<>(line);

        List<Long> read = read(format, limit, () -> {
            for (int i = random.nextInt(2 * limit + 1); i > 0 && requests < 200; i--) {
                line.add(random.nextBoolean() ? 0 : random.nextInt(line.size() + 1), nextId++);
            }
        });

        assertThat(read).containsAll(throughout);
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void anyChanges_endWithoutAnException(int limit, Format format, long seed) {
        Random random = new Random(seed);
        fill(random.nextInt(60));

        List<Long> read = read(format, limit, () -> {
            if (requests > 200) {
                return;
            }
            for (int i = random.nextInt(2 * limit + 1); i > 0; i--) {
                switch (random.nextInt(4)) {
                    case 0 -> Collections.shuffle(line, random);
                    case 1 -> {
                        if (!line.isEmpty()) {
                            line.remove(random.nextInt(line.size()));
                        }
                    }
                    default -> line.add(random.nextInt(line.size() + 1), nextId++);
                }
            }
        });

        assertThat(read).hasSizeLessThanOrEqualTo(requests * limit);
    }

    /** Each page repeats the one before it entirely, many times in a row. */
    @ParameterizedTest
    @CsvSource({"1, COUNTED", "1, ARRAY", "2, UNCOUNTED", "3, COUNTED", "20, ARRAY", "20, COUNTED"})
    void asManyCreationsAsEntriesOfAPage_areAccepted(int limit, Format format) {
        fill(3 * limit);

        List<Long> read = read(format, limit, () -> {
            for (int i = 0; i < limit && requests <= 40; i++) {
                line.add(0, nextId++);
            }
        });

        assertThat(read).containsAll(LongStream.range(0, 3L * limit).boxed().toList());
    }

    /** One change moves all entries that were read behind the position of the reader, which reads them again. */
    @ParameterizedTest
    @CsvSource({"1, ARRAY", "3, UNCOUNTED", "20, COUNTED"})
    void manyCreationsAtOnce_areAccepted(int limit, Format format) {
        int count = 5000;
        fill(count);

        List<Long> read = read(format, limit, () -> {
            if (requests == count / limit) {
                for (int i = 0; i < count; i++) {
                    line.add(0, nextId++);
                }
            }
        });

        assertThat(new HashSet<>(read))
                .containsAll(LongStream.range(0, count).boxed().toList());
    }

    private void fill(int count) {
        LongStream.range(0, count).forEach(line::add);
    }

    /** Reads the list; the change happens before each page but the first. */
    private List<Long> read(Format format, int limit, Runnable change) {
        PageFetcher<List<Long>> pages = (offset, size) -> {
            if (requests++ > 0) {
                change.run();
            }
            int from = Math.min(offset, line.size());
            return List.copyOf(line.subList(from, Math.min(line.size(), from + size)));
        };
        PagedIterable<Frame> list = format == Format.ARRAY
                ? AutoPager.arrayPages(0, limit, (offset, size) -> frames(pages.fetch(offset, size)), Frame::getId)
                : AutoPager.offsetPages(
                        0,
                        limit,
                        (offset, size) -> page(format, offset, size, pages.fetch(offset, size)),
                        FramePage::getMeta,
                        FramePage::getObjects,
                        Frame::getId);
        return list.stream().map(Frame::getId).toList();
    }

    private FramePage page(Format format, int offset, int size, List<Long> ids) {
        boolean counted = format == Format.COUNTED;
        boolean last = offset + size >= line.size();
        return FramePage.builder()
                .meta(PageMeta.builder()
                        .offset(offset)
                        .limit(size)
                        .next(counted && !last ? "/x/?limit=" + size + "&offset=" + (offset + size) : null)
                        .totalCount(counted ? line.size() : 0L)
                        .build())
                .objects(frames(ids))
                .build();
    }

    private static List<Frame> frames(List<Long> ids) {
        return ids.stream().map(id -> Frame.builder().id(id).build()).toList();
    }
}
