package com.syncsketch.mock.internal.handler;

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
import com.syncsketch.mock.internal.state.NewestFirst;
import com.syncsketch.mock.internal.state.Revision;
import com.syncsketch.mock.internal.state.Store;
import com.syncsketch.mock.internal.view.Filters;
import com.syncsketch.mock.internal.view.Paginator;
import com.syncsketch.mock.internal.view.ResourceUris;
import com.syncsketch.mock.internal.view.ResponseSerializer;
import com.syncsketch.mock.internal.view.UrlBuilder;
import java.util.List;

/**
 * Handlers of the comment and sketch operations.
 *
 * <p>Sketches are created by the same operation as comments. No source does this, but the contract leaves the set of types open, and
 * tests need a way to create a sketch.
 */
public final class FrameHandlers {

    /** The fields that are not taken from the request body. */
    private static final List<String> COMPUTED =
            List.of("id", "item", "revision", "creator", "resource_uri", "created", "modified", "loadTime");

    private final Store store;
    private final Repository repository;
    private final ResponseSerializer serializer;
    private final Paginator paginator;
    private final Events events;

    public FrameHandlers(
            Store store, Repository repository, ResponseSerializer serializer, Paginator paginator, Events events) {
        this.store = store;
        this.repository = repository;
        this.serializer = serializer;
        this.paginator = paginator;
        this.events = events;
    }

    public void addTo(HandlerRegistry handlers) {
        handlers.on("listFrames", this::list).on("createFrame", this::create);
    }

    private Response list(OperationRequest request) {
        Permissions permissions = repository.permissionsOf(request.caller());
        List<Frame> matches = NewestFirst.sorted(store.frames()
                .all()
                .filter(frame -> permissions.sees(frame.revision().review()))
                .filter(Filters.of(request.query())));
        return paginator.v1WithoutCount(request, matches, serializer::frame);
    }

    private Response create(OperationRequest request) {
        Permissions permissions = repository.permissionsOf(request.caller());
        Item item = store.items()
                .find(id(request, "item"))
                .filter(permissions::sees)
                .orElseThrow(() -> notFound(request, "item"));
        Revision revision = store.revisions()
                .find(id(request, "revision"))
                .filter(each -> permissions.sees(each.review()))
                .orElseThrow(() -> notFound(request, "revision"));
        if (revision.item() != item) {
            throw new HttpException(
                    400,
                    "Revision " + revision.id() + " is one of item "
                            + revision.item().id() + ", not of item " + item.id()
                            + ". Read the item with review_id, and use the revision_id of the response");
        }
        permissions.reviewToComment(revision.review().id());
        Frame frame = new Frame(store.newId(), revision, request.caller());
        ObjectNode fields = frame.fields();
        fields.put("frame", 0).put("duration", 1).putNull("parent_id").putNull("publicUserInfo");
        fields.putNull("data").putNull("cameraInfo").putArray("attachments");
        ObjectNode written = ((ObjectNode) request.body()).deepCopy().without(COMPUTED);
        request.operation().convertStored(Response.JSON, written, request.conversion());
        frame.update(written);
        fields.put("loadTime", store.now().getEpochSecond());
        fields.put("created", store.timestamp()).put("modified", store.timestamp());
        Response response = Response.json(201, serializer.frame(frame));
        List<Violation> violations =
                request.operation().checkResponse(response.status(), response.mediaType(), response.json());
        if (!violations.isEmpty()) {
            throw new HttpException(400, "A note cannot have these fields: " + violations);
        }
        store.frames().add(frame);
        events.noteCreated(UrlBuilder.of(request), frame);
        return response;
    }

    private static long id(OperationRequest request, String field) {
        return ResourceUris.id(field, field, request.body().path(field));
    }

    /** By the framework's default, an unknown reference in a body is 400, not 404. */
    private static HttpException notFound(OperationRequest request, String field) {
        return new HttpException(
                400, "There is no " + field + " " + request.body().path(field).asText() + " that this user can see");
    }
}
