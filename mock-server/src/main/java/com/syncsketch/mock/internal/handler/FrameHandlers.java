package com.syncsketch.mock.internal.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.contract.Violation;
import com.syncsketch.mock.internal.domain.Events;
import com.syncsketch.mock.internal.domain.Permissions;
import com.syncsketch.mock.internal.domain.Repository;
import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.http.Response;
import com.syncsketch.mock.internal.routing.HandlerRegistry;
import com.syncsketch.mock.internal.routing.OperationRequest;
import com.syncsketch.mock.internal.state.Frame;
import com.syncsketch.mock.internal.state.Item;
import com.syncsketch.mock.internal.state.Revision;
import com.syncsketch.mock.internal.state.Store;
import com.syncsketch.mock.internal.view.Filters;
import com.syncsketch.mock.internal.view.Paginator;
import com.syncsketch.mock.internal.view.ResponseSerializer;
import com.syncsketch.mock.internal.view.UrlBuilder;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Comments and sketches.
 *
 * <p>Sketches are made by the same call as comments, which no source does: the contract leaves the set of kinds open, and a test needs
 * a way to make one.
 */
final class FrameHandlers {

    private static final Pattern URI = Pattern.compile("/api/v1/(item|revision)/(\\d+)/");

    /** What a new note does not get from its body. */
    private static final List<String> COMPUTED =
            List.of("id", "item", "revision", "creator", "resource_uri", "created", "modified", "loadTime");

    private final Store world;
    private final Repository records;
    private final ResponseSerializer views;
    private final Paginator lists;
    private final Events events;

    FrameHandlers(Store world, Repository records, ResponseSerializer views, Paginator lists, Events events) {
        this.world = world;
        this.records = records;
        this.views = views;
        this.lists = lists;
        this.events = events;
    }

    void addTo(HandlerRegistry handlers) {
        handlers.on("listFrames", this::list).on("createFrame", this::create);
    }

    private Response list(OperationRequest call) {
        Permissions access = records.as(call.caller());
        List<Frame> matches = world.frames()
                .all()
                .filter(frame -> access.sees(frame.revision().review()))
                .filter(Filters.of(call.query()))
                .toList();
        return lists.v1WithoutCount(call, matches, this::view);
    }

    private Response create(OperationRequest call) {
        Permissions access = records.as(call.caller());
        Item item = related(call.body(), "item")
                .flatMap(world.items()::find)
                .filter(access::sees)
                .orElseThrow(() -> unknown(call, "item"));
        Revision revision = related(call.body(), "revision")
                .flatMap(world.revisions()::find)
                .filter(each -> access.sees(each.review()))
                .orElseThrow(() -> unknown(call, "revision"));
        if (revision.item() != item) {
            throw new HttpException(
                    400,
                    "Revision " + revision.id() + " is one of item "
                            + revision.item().id() + ", not of item " + item.id()
                            + ". Read the item with review_id, and take revision_id from the answer");
        }
        access.reviewToComment(revision.review().id());
        Frame frame = new Frame(world.newId(), revision, call.caller());
        ObjectNode members = frame.members();
        members.put("frame", 0).put("duration", 1).putNull("parent_id").putNull("publicUserInfo");
        members.putNull("data").putNull("cameraInfo").putArray("attachments");
        Paginator.merge(members, ((ObjectNode) call.body()).deepCopy().without(COMPUTED));
        members.put("loadTime", world.now().getEpochSecond());
        members.put("created", world.timestamp()).put("modified", world.timestamp());
        Response reply = Response.json(201, view(frame));
        List<Violation> problems = call.operation().checkReply(reply.status(), reply.mediaType(), reply.json());
        if (!problems.isEmpty()) {
            throw new HttpException(400, "A note cannot have these members: " + problems);
        }
        world.frames().add(frame);
        events.noteMade(UrlBuilder.of(call), frame);
        return reply;
    }

    private static Optional<Long> related(JsonNode body, String member) {
        Matcher uri = URI.matcher(body.path(member).asText());
        try {
            return uri.matches() ? Optional.of(Long.valueOf(uri.group(2))) : Optional.empty();
        } catch (NumberFormatException e) {
            // More digits than an id has.
            return Optional.empty();
        }
    }

    /** By framework default a reference in a body that leads nowhere is 400, not 404. */
    private static HttpException unknown(OperationRequest call, String member) {
        return new HttpException(
                400, "There is no " + member + " " + call.body().path(member).asText() + " that this user can see");
    }

    private ObjectNode view(Frame frame) {
        ObjectNode view = frame.members().deepCopy();
        view.put("resource_uri", "/api/v1/frame/" + frame.id() + "/");
        view.put("item", "/api/v1/item/" + frame.revision().item().id() + "/");
        view.put("revision", "/api/v1/revision/" + frame.revision().id() + "/");
        view.set("creator", views.person(frame.creator()));
        return view;
    }
}
