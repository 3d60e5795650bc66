package com.syncsketch.sdk.client.internal.download;

import com.syncsketch.sdk.client.download.Downloads;
import com.syncsketch.sdk.client.error.DownloadException;
import com.syncsketch.sdk.client.error.MissingImageException;
import com.syncsketch.sdk.client.internal.util.FileNames;
import com.syncsketch.sdk.client.internal.util.OptionalField;
import com.syncsketch.sdk.model.FlattenedSketch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Writes rendered sketches into files.
 *
 * <p>Evidence: a sketch has a link in {@code url}. In which member a picture in base64 comes is unknown, so no name is
 * taken for granted: a member is a picture only if its text can be nothing else.
 */
public final class SketchFiles {

    private SketchFiles() {}

    /**
     * Writes sketches. All of them are looked at before the first one is written.
     *
     * @param downloads what fetches those that are links
     * @param sketches the sketches
     * @param folder where the files go
     * @param name what the names of the files begin with
     * @return the files, in the order of the sketches
     */
    public static List<Path> save(Downloads downloads, List<FlattenedSketch> sketches, Path folder, String name) {
        Map<Path, Source> sources = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < sketches.size(); i++) {
            FlattenedSketch sketch = sketches.get(i);
            Source source = source(sketch, i);
            Integer frame = OptionalField.orNull(sketch::getFrame);
            String wish = name + (frame == null ? "_picture" + (i + 1) : String.format(Locale.ROOT, "_%04d", frame));
            String free = wish;
            for (int number = 2; !names.add(free); number++) {
                free = wish + "_" + number;
            }
            sources.put(FileNames.in(folder, free + source.extension()), source);
        }
        List<Path> files = new ArrayList<>();
        sources.forEach((file, source) -> files.add(source.write(downloads, file)));
        return List.copyOf(files);
    }

    private static Source source(FlattenedSketch sketch, int index) {
        String url = OptionalField.orNull(sketch::getUrl);
        if (url != null) {
            EmbeddedImage picture = EmbeddedImage.of(url);
            if (picture != null) {
                return new Inline(picture);
            }
            String start = url.strip().toLowerCase(Locale.ROOT);
            if (start.startsWith("https:") || start.startsWith("http:")) {
                return new Link(url, DefaultDownloads.extension(url, ".png"));
            }
        }
        Map<String, EmbeddedImage> pictures = new LinkedHashMap<>();
        sketch.getAdditionalMembers().forEach((member, value) -> {
            EmbeddedImage picture = value instanceof String text ? EmbeddedImage.of(text) : null;
            if (picture != null) {
                pictures.put(member, picture);
            }
        });
        if (pictures.size() == 1) {
            return new Inline(pictures.values().iterator().next());
        }
        List<String> members = List.copyOf(sketch.getAdditionalMembers().keySet());
        String reason = pictures.isEmpty()
                ? "no link, and no picture in its other members " + members
                : "no link, and more than one picture, in its members " + pictures.keySet();
        throw new MissingImageException("Sketch " + (index + 1) + " has " + reason, index, members);
    }

    /** Where a picture comes from. */
    private sealed interface Source {

        String extension();

        Path write(Downloads downloads, Path file);
    }

    private record Link(String url, String extension) implements Source {

        @Override
        public Path write(Downloads downloads, Path file) {
            return downloads.download(url, file);
        }
    }

    private record Inline(EmbeddedImage picture) implements Source {

        @Override
        public String extension() {
            return picture.extension();
        }

        @Override
        public Path write(Downloads downloads, Path target) {
            try (AtomicFile file = new AtomicFile(target, false)) {
                Files.write(file.part(), picture.bytes(), StandardOpenOption.CREATE_NEW);
                file.complete();
                return target;
            } catch (IOException e) {
                throw new DownloadException("The picture cannot be written to " + target, target, e);
            }
        }
    }
}
