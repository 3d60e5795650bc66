package com.syncsketch.mock.internal.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.http.Refusal;
import com.syncsketch.mock.internal.http.Reply;
import com.syncsketch.mock.internal.state.Item;
import com.syncsketch.mock.internal.state.Review;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Items, apart from their media. */
final class ItemHandlers {

    private static final String[] COMPUTED = {"reviewId", "reviews", "revisions", "revision_id"};

    private final Contract contract;
    private final Records records;
    private final Views views;
    private final Lists lists;
    private final Events events;
    private final Media media;

    /** What leaves which review. */
    private record Move(Item item, Review from) {}

    ItemHandlers(Contract contract, Records records, Views views, Lists lists, Events events, Media media) {
        this.contract = contract;
        this.records = records;
        this.views = views;
        this.lists = lists;
        this.events = events;
        this.media = media;
    }

    void addTo(Handlers handlers) {
        handlers.on("listItems", this::list)
                .on("createItem", this::create)
                .on("getItem", this::get)
                .on("updateItem", this::update)
                .on("getItemSchema", this::schema)
                .on("bulkDeleteItems", this::bulkDelete)
                .on("moveItems", this::move);
    }

    /** Lists the items of one review in its order, others as they were made. The service's own order is unknown. */
    private Reply list(Call call) {
        Access access = records.as(call.caller());
        Optional<Long> reviewId = call.query().number("reviews__id");
        Stream<Item> items = reviewId.isEmpty()
                ? access.items()
                : access.reviews()
                        .filter(review -> review.id() == reviewId.get())
                        .flatMap(review -> review.items().stream());
        List<Item> matches = items.peek(media::read).filter(Filters.of(call)).toList();
        return lists.v1(call, matches, item -> view(call, item));
    }

    private Reply create(Call call) {
        Review review = records.as(call.caller())
                .reviewToWrite(call.body().path("reviewId").longValue());
        ObjectNode members = Changes.of(call, COMPUTED);
        Item item =
                records.newItem(review, call.caller(), call.body().path("name").asText(), null);
        Lists.merge(item.members(), members);
        return ProjectHandlers.created(view(call, item));
    }

    private Reply get(Call call) {
        Access access = records.as(call.caller());
        Item item = access.item(call.id("item_id"));
        media.read(item);
        ObjectNode view = view(call, item);
        call.query()
                .number("review_id")
                .ifPresent(reviewId ->
                        views.addRevision(view, item, access.review(reviewId).id()));
        return Reply.json(200, Lists.select(call, view));
    }

    private Reply update(Call call) {
        Item item = records.as(call.caller()).itemToWrite(call.id("item_id"));
        ObjectNode before = item.members().deepCopy();
        Lists.merge(item.members(), Changes.of(call, COMPUTED));
        events.itemChanged(call, item, before);
        return Reply.json(202, view(call, item));
    }

    private ObjectNode view(Call call, Item item) {
        ObjectNode view = views.item(item);
        media.show(item, view, call.host());
        return view;
    }

    private Reply schema(Call call) {
        return Reply.json(200, ResourceSchemas.describe(contract, "Item", "ItemUpdate", "listItems", lists.pageSize()));
    }

    /** Deletes softly, all items or none. Both are this server's own choice, and the body tells nothing. */
    private Reply bulkDelete(Call call) {
        Access access = records.as(call.caller());
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
    private Reply move(Call call) {
        Access access = records.as(call.caller());
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
                                    () -> new Refusal(404, "There is no item " + itemId + " in review " + from.id())),
                    from));
        }
        moves.forEach(move -> records.move(move.item(), move.from(), target));
        return nothing();
    }

    private static Reply nothing() {
        return Reply.json(200, JsonNodeFactory.instance.objectNode());
    }
}
