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
import com.syncsketch.mock.internal.view.Filters;
import com.syncsketch.mock.internal.view.Paginator;
import com.syncsketch.mock.internal.view.PatchFilter;
import com.syncsketch.mock.internal.view.ResourceSchemas;
import com.syncsketch.mock.internal.view.ResponseSerializer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Items, apart from their media. */
final class ItemHandlers {

    private static final String[] COMPUTED = {"reviewId", "reviews", "revisions", "revision_id"};

    private final Contract contract;
    private final Repository records;
    private final ResponseSerializer views;
    private final Paginator lists;
    private final Events events;
    private final Media media;

    /** What leaves which review. */
    private record Move(Item item, Review from) {}

    ItemHandlers(Contract contract, Repository records, ResponseSerializer views, Paginator lists, Events events, Media media) {
        this.contract = contract;
        this.records = records;
        this.views = views;
        this.lists = lists;
        this.events = events;
        this.media = media;
    }

    void addTo(HandlerRegistry handlers) {
        handlers.on("listItems", this::list)
                .on("createItem", this::create)
                .on("getItem", this::get)
                .on("updateItem", this::update)
                .on("getItemSchema", this::schema)
                .on("bulkDeleteItems", this::bulkDelete)
                .on("moveItems", this::move);
    }

    /** Lists the items of one review in its order, others as they were made. The service's own order is unknown. */
    private Response list(OperationRequest call) {
        Permissions access = records.as(call.caller());
        Optional<Long> reviewId = call.query().number("reviews__id");
        Stream<Item> items = reviewId.isEmpty()
                ? access.items()
                : access.reviews()
                        .filter(review -> review.id() == reviewId.get())
                        .flatMap(review -> review.items().stream());
        List<Item> matches = items.peek(media::read).filter(Filters.of(call)).toList();
        return lists.v1(call, matches, item -> view(call, item));
    }

    private Response create(OperationRequest call) {
        Review review = records.as(call.caller())
                .reviewToWrite(call.body().path("reviewId").longValue());
        ObjectNode members = PatchFilter.of(call, COMPUTED);
        Item item =
                records.newItem(review, call.caller(), call.body().path("name").asText(), null);
        Paginator.merge(item.members(), members);
        return ProjectHandlers.created(view(call, item));
    }

    private Response get(OperationRequest call) {
        Permissions access = records.as(call.caller());
        Item item = access.item(call.id("item_id"));
        media.read(item);
        ObjectNode view = view(call, item);
        call.query()
                .number("review_id")
                .ifPresent(reviewId ->
                        views.addRevision(view, item, access.review(reviewId).id()));
        return Response.json(200, Paginator.select(call, view));
    }

    private Response update(OperationRequest call) {
        Item item = records.as(call.caller()).itemToWrite(call.id("item_id"));
        ObjectNode before = item.members().deepCopy();
        Paginator.merge(item.members(), PatchFilter.of(call, COMPUTED));
        events.itemChanged(call, item, before);
        return Response.json(202, view(call, item));
    }

    private ObjectNode view(OperationRequest call, Item item) {
        ObjectNode view = views.item(item);
        media.show(item, view, call.host());
        return view;
    }

    private Response schema(OperationRequest call) {
        return Response.json(200, ResourceSchemas.describe(contract, "Item", "ItemUpdate", "listItems", lists.pageSize()));
    }

    /** Deletes softly, all items or none. Both are this server's own choice, and the body tells nothing. */
    private Response bulkDelete(OperationRequest call) {
        Permissions access = records.as(call.caller());
        List<Item> items = new ArrayList<>();
        for (JsonNode id : call.body().path("item_ids")) {
            items.add(access.itemToWrite(id.longValue()));
        }
        for (Item item : items) {
            ObjectNode before = item.members().deepCopy();
            item.members().put("active", false);
            events.itemChanged(call, item, before);
        }
        return nothing();
    }

    /**
     * Moves all items or none. They land at the end, keep their revisions and comments, and leave the sections of the review
     * they were in. All of this is this server's own choice.
     */
    private Response move(OperationRequest call) {
        Permissions access = records.as(call.caller());
        Review target = access.reviewToWrite(call.body().path("new_review_id").longValue());
        List<Move> moves = new ArrayList<>();
        for (JsonNode entry : call.body().path("item_data")) {
            Review from = access.reviewToWrite(entry.path("review_id").longValue());
            long itemId = entry.path("item_id").longValue();
            moves.add(new Move(
                    from.items().stream()
                            .filter(item -> item.id() == itemId)
                            .findFirst()
                            .orElseThrow(
                                    () -> new HttpException(404, "There is no item " + itemId + " in review " + from.id())),
                    from));
        }
        moves.forEach(move -> records.move(move.item(), move.from(), target));
        return nothing();
    }

    private static Response nothing() {
        return Response.json(200, JsonNodeFactory.instance.objectNode());
    }
}
