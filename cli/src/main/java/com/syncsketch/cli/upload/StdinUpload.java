package com.syncsketch.cli.upload;

import com.syncsketch.cli.core.CommandContext;
import com.syncsketch.cli.core.ShutdownHandler;
import com.syncsketch.cli.error.ErrorMessages;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.cli.output.Output;
import com.syncsketch.cli.output.Output.Rows;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.client.upload.UploadRequestBuilder;
import com.syncsketch.sdk.client.upload.UploadSource;
import java.nio.file.Path;

/** Uploads standard input, which cannot be read again, so that the upload cannot be resumed. */
final class StdinUpload {

    private final CommandContext context;
    private final UploadCommand command;
    private final long review;
    private final String name;

    StdinUpload(CommandContext context, UploadCommand command, long review, String name) {
        this.context = context;
        this.command = command;
        this.review = review;
        this.name = name;
    }

    int call() {
        Output output = context.output();
        Path shown = Path.of(UploadCommand.STDIN);
        try (ShutdownHandler shutdown =
                        new ShutdownHandler(() -> output.error("Interrupted. Nothing can be resumed."));
                UploadDisplay display = command.progress(output).display(output.terminal(), shown, false);
                Rows<UploadedFile> rows = output.rows(UploadedFile.VIEW)) {
            UploadRequestBuilder request = UploadRequest.builder(
                            review,
                            UploadSource.ofInputStream(
                                    name, () -> output.terminal().in()))
                    .progressListener(display);
            command.apply(request);
            try {
                long item = context.client().uploads().upload(request.build()).getId();
                rows.add(new UploadedFile(item, UploadCommand.STDIN, review, "uploaded", null));
                return new Conversion(context).await(command.waitFor(), item);
            } catch (SyncSketchException e) {
                if (!shutdown.isRequested()) {
                    context.report(ErrorMessages.line(shown, e), e);
                }
                return ExitCodes.of(e);
            }
        }
    }
}
