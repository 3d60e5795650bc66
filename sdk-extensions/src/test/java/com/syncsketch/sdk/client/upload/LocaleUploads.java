package com.syncsketch.sdk.client.upload;

import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.http.Origin;
import com.syncsketch.sdk.client.internal.upload.resume.CompletionMarker;
import com.syncsketch.sdk.client.internal.util.FakeTime;
import com.syncsketch.sdk.client.resource.Uploads;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Uploads the files of a folder in a process whose locale the parent has set. Prints lines in ASCII. */
final class LocaleUploads {

    private static final Pattern ITEM_NAME = Pattern.compile("\"item_name\":\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern FORM_NAME = Pattern.compile("filename=\"([^\"]*)\"");

    private LocaleUploads() {}

    /** The first argument is the folder; the others are parts, below, form, signed, name, derived, resume or paths. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Set<String> options = Set.of(args);
        if (options.contains("paths")) {
            printResumeFiles(folder);
            return;
        }
        try (FakeMultipart fake = new FakeMultipart()) {
            fake.faults.put("start", (exchange, call) -> {
                // It has one upload at a time.
                fake.completed = false;
                fake.aborted = false;
                return false;
            });
            Uploads uploads =
                    fake.service.clientBuilder(new FakeTime().timing()).build().uploads();
            if (options.contains("parts")) {
                UploadAllRequestBuilder request = (options.contains("below")
                                ? UploadAllRequest.ofFiles(31, filesBelow(folder))
                                : UploadAllRequest.ofFolder(31, folder))
                        .parallelFiles(1)
                        .settings((file, one) -> name(options, one));
                if (options.contains("resume")) {
                    request.resumeFolder(folder.resolve("resume"));
                }
                for (UploadAllResult.Outcome outcome :
                        uploads.tryUploadAll(request.build()).getOutcomes()) {
                    print(outcome.getState().name(), outcome.getFailure());
                }
                printNames(fake.service, ITEM_NAME);
                printResumeFolder(folder.resolve("resume"));
            } else {
                TestServer form = new TestServer().respondJson("{\"id\": 502}");
                Uploads formUploads = form.client().uploads();
                try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                    for (Path file : files) {
                        UploadRequestBuilder request = UploadRequest.builder(31, file);
                        name(options, request);
                        try {
                            if (options.contains("signed")) {
                                formUploads.uploadSigned(request.build());
                            } else {
                                formUploads.uploadToServer(request.build());
                            }
                            print("UPLOADED", null);
                        } catch (SyncSketchException e) {
                            print("FAILED", e);
                        }
                    }
                }
                printNames(form, FORM_NAME);
                form.close();
            }
        }
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder)) {
            folders.forEach(one -> files.add(one.resolve("shot.mov")));
        }
        return files;
    }

    private static void name(Set<String> options, UploadRequestBuilder request) {
        Path file = request.source.getFile();
        if (options.contains("name")) {
            request.name("shot of " + file.toUri().getRawPath().length() + " bytes.mov");
        } else if (options.contains("derived")) {
            request.name("Show A " + file.getFileName());
        }
    }

    private static void print(String state, Throwable failure) {
        System.out.println(ascii(state
                + (failure == null ? "" : " " + failure.getClass().getSimpleName() + ": " + failure.getMessage())));
    }

    private static void printNames(TestServer server, Pattern pattern) {
        for (TestServer.Received request : server.received) {
            Matcher name = pattern.matcher(request.text());
            while (name.find()) {
                System.out.println(ascii("SENT " + name.group(1)));
            }
        }
    }

    private static void printResumeFiles(Path folder) throws IOException {
        Origin service = Origin.of("https://www.syncsketch.com");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Path resumeFile = new CompletionMarker(folder, service, 31, file).resumeFile();
                System.out.println(ascii("KEPT " + resumeFile.getFileName()));
            }
        }
    }

    private static void printResumeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            Set<String> names = new TreeSet<>();
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                files.forEach(file -> names.add(file.getFileName().toString()));
            }
            names.forEach(name -> System.out.println(ascii("KEPT " + name)));
        }
    }

    private static String ascii(String text) {
        StringBuilder ascii = new StringBuilder();
        text.chars().forEach(c -> ascii.append(c >= ' ' && c < 127 ? "" + (char) c : String.format("<%x>", c)));
        return ascii.toString();
    }
}
