package com.syncsketch.mock.internal.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.domain.Events;
import com.syncsketch.mock.internal.domain.Repository;
import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.http.Response;
import com.syncsketch.mock.internal.routing.HandlerRegistry;
import com.syncsketch.mock.internal.routing.OperationRequest;
import com.syncsketch.mock.internal.state.Item;
import com.syncsketch.mock.internal.state.Project;
import com.syncsketch.mock.internal.state.Review;
import com.syncsketch.mock.internal.state.Review.Section;
import com.syncsketch.mock.internal.state.Store;
import com.syncsketch.mock.internal.view.BodyReferences;
import com.syncsketch.mock.internal.view.Filters;
import com.syncsketch.mock.internal.view.Paginator;
import com.syncsketch.mock.internal.view.PatchFilter;
import com.syncsketch.mock.internal.view.ResponseSerializer;
import com.syncsketch.mock.internal.view.UrlBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reviews, the order of their items, and their sections. */
final class ReviewHandlers {

    private static final String[] COMPUTED = {"reviewURL", "item_count", "items", "is_archived"};

    private final Store world;
    private final Repository records;
    private final ResponseSerializer views;
    private final Paginator lists;
    private final Events events;

    ReviewHandlers(Store world, Repository records, ResponseSerializer views, Paginator lists, Events events) {
        this.world = world;
        this.records = records;
        this.views = views;
        this.lists = lists;
        this.events = events;
    }

    void addTo(HandlerRegistry handlers) {
        handlers.on("listReviews", this::list)
                .on("createReview", this::create)
                .on("getReview", this::get)
                .on("updateReview", this::update)
                .on("listReviewsV2", this::listV2)
                .on("getReviewStorage", this::storage)
                .on("sortReviewItems", this::sort)
                .on("archiveReview", call -> archive(call, true))
                .on("restoreReview", call -> archive(call, false))
                .on("createReviewSection", this::createSection)
                .on("updateReviewSections", this::updateSections)
                .on("deleteReviewSection", this::deleteSection);
    }

    private Response list(OperationRequest call) {
        List<Review> matches =
                records.as(call.caller()).reviews().filter(Filters.of(call)).toList();
        return lists.v1(call, matches, view(call));
    }

    /** Lists deleted and archived reviews, too, as v1 does: whether the service does so is unknown. */
    private Response listV2(OperationRequest call) {
        long projectId = call.query().number("project_id").orElse(-1L);
        List<Review> matches = records.as(call.caller())
                .reviews()
                .filter(review -> projectId == -1 || review.project().id() == projectId)
                .toList();
        return lists.v2(call, matches, view(call));
    }

    /** Items come only when they are asked for by name. */
    private Function<Review, ObjectNode> view(OperationRequest call) {
        UrlBuilder links = UrlBuilder.of(call);
        return Paginator.names(call, "items")
                ? review -> views.reviewWithItems(links, review)
                : review -> views.review(links, review);
    }

    private Response create(OperationRequest call) {
        String uri = call.body().path("project").asText();
        long projectId = id(uri.replaceAll("^.*/(\\d+)/$", "$1"));
        Project project =
                BodyReferences.inBody("project", () -> records.as(call.caller()).projectToWrite(projectId));
        ObjectNode members = PatchFilter.of(call, COMPUTED);
        Review review = records.newReview(
                project, call.caller(), call.body().path("name").asText());
        Paginator.merge(review.members(), members);
        events.reviewCreated(review);
        return ProjectHandlers.created(views.review(UrlBuilder.of(call), review));
    }

    private static long id(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new HttpException(400, "project: " + digits + " is no id");
        }
    }

    private Response get(OperationRequest call) {
        Review review = records.as(call.caller()).review(call.id("review_id"));
        return Response.json(200, Paginator.select(call, view(call).apply(review)));
    }

    private Response update(OperationRequest call) {
        Review review = changed(call);
        ObjectNode before = review.members().deepCopy();
        Paginator.merge(review.members(), PatchFilter.of(call, COMPUTED));
        events.reviewChanged(review, before);
        return Response.json(202, views.review(UrlBuilder.of(call), review));
    }

    private Review changed(OperationRequest call) {
        return records.as(call.caller()).reviewToWrite(call.id("review_id"));
    }

    private Response storage(OperationRequest call) {
        return ProjectHandlers.storage(records.as(call.caller()).review(call.id("review_id")).items().stream());
    }

    /**
     * Writes the places of items. Those that the body does not name keep the place they have, behind one that was given the
     * same place; those that are not in the review are not counted. Both are this server's own choice.
     */
    private Response sort(OperationRequest call) {
        Review review = changed(call);
        Map<Long, Integer> places = new HashMap<>();
        for (JsonNode entry : call.body().path("items")) {
            places.put(entry.path("id").longValue(), entry.path("sortorder").intValue());
        }
        List<Item> before = List.copyOf(review.items());
        int updated = (int)
                before.stream().filter(item -> places.containsKey(item.id())).count();
        Map<Item, Integer> order = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            order.put(before.get(i), places.getOrDefault(before.get(i).id(), i));
        }
        review.items()
                .sort(Comparator.<Item, Integer>comparing(order::get)
                        .thenComparing(item -> !places.containsKey(item.id())));
        return Response.json(200, JsonNodeFactory.instance.objectNode().put("updated_items", updated));
    }

    /** Archives or restores; a repeat does no harm. The body is unknown, so it tells nothing. */
    private Response archive(OperationRequest call, boolean archived) {
        changed(call).members().put("is_archived", archived);
        return Response.json(200, JsonNodeFactory.instance.objectNode());
    }

    /** Adds a section and answers with it: its data is what the documentation promises. */
    private Response createSection(OperationRequest call) {
        Review review = changed(call);
        String uuid = call.body().path("uuid").asText(world.newUuid());
        if (review.sections().stream().anyMatch(section -> section.uuid().equals(uuid))) {
            throw new HttpException(400, "uuid: review " + review.id() + " has a section " + uuid + " already");
        }
        Section section = section(review, uuid, call.body());
        takeOut(review, section);
        review.sections().add(section);
        return Response.json(201, ResponseSerializer.section(section));
    }

    /** Writes the sections that the body names; the others stay. A uuid that is not there is added. The service's own way is unknown. */
    private Response updateSections(OperationRequest call) {
        Review review = changed(call);
        List<Section> written = new ArrayList<>();
        Set<String> uuids = new HashSet<>();
        for (JsonNode entry : call.body()) {
            String uuid = entry.path("uuid").asText();
            if (!uuids.add(uuid)) {
                throw new HttpException(400, "uuid: " + uuid + " is named twice");
            }
            written.add(section(review, uuid, entry));
        }
        for (Section section : written) {
            takeOut(review, section);
            List<Section> sections = review.sections();
            int at = indexOf(review, section.uuid());
            if (at < 0) {
                sections.add(section);
            } else {
                sections.set(at, section);
            }
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        review.sections().forEach(section -> all.add(ResponseSerializer.section(section)));
        return Response.json(200, all);
    }

    /** Removes a section; its items stay in the review. */
    private Response deleteSection(OperationRequest call) {
        Review review = changed(call);
        int at = indexOf(review, call.text("section_uuid"));
        if (at < 0) {
            throw HttpException.notFound("section", call.text("section_uuid"));
        }
        review.sections().remove(at);
        // Django names its usual media type even where there is no body, and so does the contract.
        return Response.empty(204).header("Content-Type", "text/html; charset=utf-8");
    }

    private static int indexOf(Review review, String uuid) {
        return review.sections().stream().map(Section::uuid).toList().indexOf(uuid);
    }

    private static Section section(Review review, String uuid, JsonNode body) {
        List<Long> items = new ArrayList<>();
        for (JsonNode id : body.path("itemIds")) {
            if (review.items().stream().noneMatch(item -> item.id() == id.longValue())) {
                throw new HttpException(400, "itemIds: item " + id + " is not in review " + review.id());
            }
            items.add(id.longValue());
        }
        return new Section(uuid, body.path("name").asText(), items);
    }

    /** Takes the items of a section out of all others: an item stands in one section at most. */
    private static void takeOut(Review review, Section section) {
        review.sections().forEach(other -> other.items().removeAll(section.items()));
    }
}
