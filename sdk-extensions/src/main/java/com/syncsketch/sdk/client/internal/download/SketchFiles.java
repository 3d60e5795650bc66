package com.syncsketch.sdk.client.internal.download;

import com.syncsketch.sdk.client.download.DownloadOptions;
import com.syncsketch.sdk.client.download.Downloads;
import com.syncsketch.sdk.client.error.DownloadException;
import com.syncsketch.sdk.client.error.MissingImageException;
import com.syncsketch.sdk.client.internal.util.FileNames;
import com.syncsketch.sdk.client.internal.util.OptionalField;
import com.syncsketch.sdk.client.internal.util.SketchNames;
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
 * Writes rendered sketches to files. A sketch has a link in {@code url}; which field holds a Base64-encoded image is
 * unknown, so any field counts as an image if its text cannot be anything else.
 */
public final class SketchFiles {

    private SketchFiles() {}

    /**
     * Writes sketches. All of them are checked before the first one is written.
     *
     * @param downloads downloads the images of links
     * @param sketches the sketches
     * @param folder the target folder
     * @param name the prefix of the file names
     * @param options the options of the downloads
     * @return the files, in the order of the sketches
     */
    public static List<Path> save(
            Downloads downloads, List<FlattenedSketch> sketches, Path folder, String name, DownloadOptions options) {
        Map<Path, Source> sources = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < sketches.size(); i++) {
            FlattenedSketch sketch = sketches.get(i);
            Source source = source(sketch, i);
            Integer frame = OptionalField.orNull(sketch::getFrame);
            String preferred = frame == null ? name + "_picture" + (i + 1) : SketchNames.ofFrame(name, frame);
            String unique = preferred;
            for (int number = 2; !names.add(unique); number++) {
                unique = preferred + "_" + number;
            }
            sources.put(FileNames.in(folder, unique + source.extension()), source);
        }
        List<Path> files = new ArrayList<>();
        sources.forEach((file, source) -> files.add(source.write(downloads, file, options)));
        return List.copyOf(files);
    }

    private static Source source(FlattenedSketch sketch, int index) {
        String url = OptionalField.orNull(sketch::getUrl);
        if (url != null) {
            EmbeddedImage image = EmbeddedImage.parse(url);
            if (image != null) {
                return new Inline(image);
            }
            String scheme = url.strip().toLowerCase(Locale.ROOT);
            if (scheme.startsWith("https:") || scheme.startsWith("http:")) {
                return new Link(url, DefaultDownloads.extension(url, ".png"));
            }
        }
        Map<String, EmbeddedImage> images = new LinkedHashMap<>();
        sketch.getAdditionalProperties().forEach((field, value) -> {
            EmbeddedImage image = value instanceof String text ? EmbeddedImage.parse(text) : null;
            if (image != null) {
                images.put(field, image);
            }
        });
        if (images.size() == 1) {
            return new Inline(images.values().iterator().next());
        }
        List<String> fields = List.copyOf(sketch.getAdditionalProperties().keySet());
        String reason = images.isEmpty()
                ? "no link, and no image in its other fields " + fields
                : "no link, and several images, in its fields " + images.keySet();
        throw new MissingImageException("Sketch " + (index + 1) + " has " + reason, index, fields);
    }

    /** The source of an image. */
    private sealed interface Source {

        String extension();

        Path write(Downloads downloads, Path file, DownloadOptions options);
    }

    private record Link(String url, String extension) implements Source {

        @Override
        public Path write(Downloads downloads, Path file, DownloadOptions options) {
            return downloads.download(url, file, options);
        }
    }

    private record Inline(EmbeddedImage image) implements Source {

        @Override
        public String extension() {
            return image.extension();
        }

        @Override
        public Path write(Downloads downloads, Path target, DownloadOptions options) {
            try (AtomicFile file = new AtomicFile(target, options.getIfExists(), false)) {
                if (file.isSkipped()) {
                    return target;
                }
                Files.write(file.temporary(), image.bytes(), StandardOpenOption.CREATE_NEW);
                return file.complete();
            } catch (IOException e) {
                throw new DownloadException("The image cannot be written to " + target, target, e);
            }
        }
    }
}
