package com.syncsketch.mock.internal.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.domain.Events;
import com.syncsketch.mock.internal.domain.Media;
import com.syncsketch.mock.internal.domain.Permissions;
import com.syncsketch.mock.internal.domain.Repository;
import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.http.Response;
import com.syncsketch.mock.internal.routing.HandlerRegistry;
import com.syncsketch.mock.internal.routing.OperationRequest;
import com.syncsketch.mock.internal.state.Item;
import com.syncsketch.mock.internal.state.Review;
import com.syncsketch.mock.internal.view.BodyReferences;
import com.syncsketch.mock.internal.view.FieldSelection;
import com.syncsketch.mock.internal.view.Filters;
import com.syncsketch.mock.internal.view.Paginator;
import com.syncsketch.mock.internal.view.PatchFilter;
import com.syncsketch.mock.internal.view.ResourceSchemas;
import com.syncsketch.mock.internal.view.ResourceUris;
import com.syncsketch.mock.internal.view.ResponseSerializer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Handlers of the item operations, except uploads. */
public final class ItemHandlers {

    private static final String REVIEWS = "reviews";
    private static final String[] COMPUTED = {"reviewId", REVIEWS, "revisions", "revision_id"};

    private final Contract contract;
    private final Repository repository;
    private final ResponseSerializer serializer;
    private final Paginator paginator;
    private final Events events;
    private final Media media;

    /** A move of an item out of a review. */
    private record Move(Item item, Review from) {}

    public ItemHandlers(
            Contract contract,
            Repository repository,
            ResponseSerializer serializer,
            Paginator paginator,
            Events events,
            Media media) {
        this.contract = contract;
        this.repository = repository;
        this.serializer = serializer;
        this.paginator = paginator;
        this.events = events;
        this.media = media;
    }

    public void addTo(HandlerRegistry handlers) {
        handlers.on("listItems", this::list)
                .on("createItem", this::create)
                .acceptsOlder("createItem", ItemHandlers::modernize)
                .on("getItem", this::get)
                .on("updateItem", this::update)
                .on("deleteItem", this::delete)
                .on("getItemSchema", this::schema)
                .on("bulkDeleteItems", this::bulkDelete)
                .on("moveItems", this::move);
    }

    /** Lists the items of a review in its order, otherwise in order of creation. The order of the service is unknown. */
    private Response list(OperationRequest request) {
        Permissions permissions = repository.permissionsOf(request.caller());
        Optional<Long> reviewId = request.query().number("reviews__id");
        Stream<Item> items = reviewId.isEmpty()
                ? permissions.items()
                : permissions
                        .reviews()
                        .filter(review -> review.id() == reviewId.get())
                        .flatMap(review -> review.items().stream());
        List<Item> matches =
                items.peek(media::read).filter(Filters.of(request.query())).toList();
        return paginator.v1(request, matches, item -> view(request, item));
    }

    /** Older programs name the reviews of a new item by their URIs in {@code reviews}. */
    private static void modernize(ObjectNode body) {
        JsonNode reviews = body.path(REVIEWS);
        if (!body.has("reviewId") && !reviews.isEmpty()) {
            body.put("reviewId", ResourceUris.id(REVIEWS, "review", reviews.path(0)));
        }
    }

    private Response create(OperationRequest request) {
        Permissions permissions = repository.permissionsOf(request.caller());
        Review review =
                permissions.reviewToWrite(request.body().path("reviewId").longValue());
        List<Review> others = new ArrayList<>();
        for (JsonNode uri : request.body().path(REVIEWS)) {
            long id = ResourceUris.id(REVIEWS, "review", uri);
            others.add(BodyReferences.resolve(REVIEWS, () -> permissions.reviewToWrite(id)));
        }
        others.remove(review);
        ObjectNode fields = PatchFilter.of(request, COMPUTED);
        Item item = repository.newItem(
                review, request.caller(), request.body().path("name").asText(), null);
        others.stream().distinct().forEach(other -> repository.addRevision(item, other));
        item.update(fields);
        return ProjectHandlers.created(view(request, item));
    }

    private Response get(OperationRequest request) {
        Permissions permissions = repository.permissionsOf(request.caller());
        Item item = permissions.item(request.pathId("item_id"));
        media.read(item);
        ObjectNode view = view(request, item);
        request.query()
                .number("review_id")
                .ifPresent(reviewId -> serializer.addRevision(
                        view, item, permissions.review(reviewId).id()));
        return Response.json(200, FieldSelection.select(request, view));
    }

    private Response update(OperationRequest request) {
        Item item = repository.permissionsOf(request.caller()).itemToWrite(request.pathId("item_id"));
        ObjectNode before = item.fields().deepCopy();
        item.update(PatchFilter.of(request, COMPUTED));
        events.itemChanged(request, item, before);
        return Response.json(202, view(request, item));
    }

    /** Removes the item permanently, which is the default of the framework. Whether the service does so is unknown. */
    private Response delete(OperationRequest request) {
        Item item = repository.permissionsOf(request.caller()).itemToWrite(request.pathId("item_id"));
        if (item.isActive()) {
            events.itemDeleted(item);
        }
        repository.remove(item);
        return Response.empty(204);
    }

    private ObjectNode view(OperationRequest request, Item item) {
        ObjectNode view = serializer.item(item);
        media.addUrls(item, view, request.origin());
        return view;
    }

    private Response schema(OperationRequest request) {
        return Response.json(
                200, ResourceSchemas.describe(contract, "Item", "ItemUpdate", "listItems", paginator.pageSize()));
    }

    /** Soft-deletes all items or none. Both, and the empty response, are choices of the mock server. */
    private Response bulkDelete(OperationRequest request) {
        Permissions permissions = repository.permissionsOf(request.caller());
        List<Item> items = new ArrayList<>();
        for (JsonNode id : request.body().path("item_ids")) {
            items.add(permissions.itemToWrite(id.longValue()));
        }
        for (Item item : items) {
            ObjectNode before = item.fields().deepCopy();
            item.fields().put("active", false);
            events.itemChanged(request, item, before);
        }
        return emptyObject();
    }

    /**
     * Moves all items or none. They are appended to the target review, keep their revisions and comments, and are removed from the
     * sections of the source review. All of this is a choice of the mock server.
     */
    private Response move(OperationRequest request) {
        Permissions permissions = repository.permissionsOf(request.caller());
        Review target =
                permissions.reviewToWrite(request.body().path("new_review_id").longValue());
        List<Move> moves = new ArrayList<>();
        for (JsonNode entry : request.body().path("item_data")) {
            Review from = permissions.reviewToWrite(entry.path("review_id").longValue());
            long itemId = entry.path("item_id").longValue();
            moves.add(new Move(
                    from.items().stream()
                            .filter(item -> item.id() == itemId)
                            .findFirst()
                            .orElseThrow(() ->
                                    new HttpException(404, "There is no item " + itemId + " in review " + from.id())),
                    from));
        }
        moves.forEach(move -> repository.move(move.item(), move.from(), target));
        return emptyObject();
    }

    private static Response emptyObject() {
        return Response.json(200, JsonNodeFactory.instance.objectNode());
    }
}
