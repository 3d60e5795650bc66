package com.syncsketch.cli.edit;

import com.syncsketch.cli.browse.Views;
import com.syncsketch.cli.core.BaseCommand;
import com.syncsketch.cli.error.CliException;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.cli.names.Names;
import com.syncsketch.cli.names.Thing;
import com.syncsketch.sdk.client.resource.Annotations;
import com.syncsketch.sdk.model.Frame;
import com.syncsketch.sdk.model.FrameCreate;
import com.syncsketch.sdk.model.FrameType;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Comments on a frame of an item. */
@Command(
        name = "comment",
        description = {
            "Comment on a frame of an item",
            "",
            "Prints the id of the comment.",
            "",
            "Example: syncsketch comment \"Show A/Dailies/shot010.mov\" --frame 42 -m \"Hold two frames longer\""
        })
public final class CommentCommand extends BaseCommand {

    private static final int MAX_TEXT_BYTES = 1 << 20;

    @Parameters(paramLabel = "ITEM", description = "The item: an id with --review, a link, or PROJECT/REVIEW/ITEM.")
    private String item = "";

    @Option(
            names = {"-m", "--message"},
            order = 1,
            paramLabel = "TEXT",
            description = "The text. Default: standard input.")
    private @Nullable String message;

    @Option(names = "--frame", order = 2, paramLabel = "N", description = "The frame, counted from 0. Default: 0.")
    private int frame;

    @Option(
            names = "--review",
            order = 3,
            paramLabel = "REVIEW",
            description = "The review of an item that is named by its id.")
    private @Nullable String review;

    @Option(
            names = "--reply-to",
            order = 4,
            paramLabel = "COMMENT",
            description = "The id of the comment to reply to; --frame should be its frame.")
    private @Nullable Long replyTo;

    /** Creates the command. */
    public CommentCommand() {}

    @Override
    public Integer call() throws IOException {
        check(frame >= 0, "--frame must not be negative");
        String text = message != null ? message : read();
        check(!text.isBlank(), "The text of the comment is empty");
        Names names = new Names(client());
        Thing thing = names.item(item);
        Long reviewId = review != null ? Long.valueOf(names.review(review)) : thing.reviewId();
        if (reviewId == null) {
            throw CliException.usage("Which review is " + thing.reference() + " in? Add --review");
        }
        Frame comment = replyTo == null
                ? client().annotations().addComment(thing.id(), reviewId, frame, text)
                : reply(client().annotations(), thing.id(), replyTo, text);
        if (output().isJson()) {
            output().show(Views.COMMENT, comment);
        } else {
            output().line(String.valueOf(comment.getId()));
        }
        return ExitCodes.OK;
    }

    /** A reply belongs to the revision of the comment. */
    private Frame reply(Annotations annotations, long itemId, long parent, String text) {
        Frame original = annotations.ofItem(itemId).stream()
                .filter(candidate -> candidate.getId() == parent)
                .findFirst()
                .orElseThrow(() -> CliException.notFound("item:" + itemId + " has no comment " + parent));
        return annotations.create(FrameCreate.builder()
                .itemId(itemId)
                .revisionId(original.getRevisionId())
                .type(FrameType.COMMENT)
                .frame(frame)
                .text(text)
                .parentId(parent)
                .build());
    }

    private String read() throws IOException {
        check(!output().terminal().inIsTerminal(), "Missing option --message");
        return new String(output().terminal().in().readNBytes(MAX_TEXT_BYTES), StandardCharsets.UTF_8).strip();
    }
}
