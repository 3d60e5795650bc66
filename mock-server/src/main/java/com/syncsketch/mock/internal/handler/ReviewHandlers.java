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
import com.syncsketch.mock.internal.view.FieldSelection;
import com.syncsketch.mock.internal.view.Filters;
import com.syncsketch.mock.internal.view.Paginator;
import com.syncsketch.mock.internal.view.PatchFilter;
import com.syncsketch.mock.internal.view.ResourceUris;
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

/** Handlers of the review operations, including item order and sections. */
public final class ReviewHandlers {

    private static final String[] COMPUTED = {"reviewURL", "item_count", "items", "is_archived"};

    private final Store store;
    private final Repository repository;
    private final ResponseSerializer serializer;
    private final Paginator paginator;
    private final Events events;

    public ReviewHandlers(
            Store store, Repository repository, ResponseSerializer serializer, Paginator paginator, Events events) {
        this.store = store;
        this.repository = repository;
        this.serializer = serializer;
        this.paginator = paginator;
        this.events = events;
    }

    public void addTo(HandlerRegistry handlers) {
        handlers.on("listReviews", this::list)
                .on("createReview", this::create)
                .on("getReview", this::get)
                .on("updateReview", this::update)
                .on("listReviewsV2", this::listV2)
                .on("getReviewStorage", this::storage)
                .on("sortReviewItems", this::sort)
                .on("archiveReview", request -> archive(request, true))
                .on("restoreReview", request -> archive(request, false))
                .on("createReviewSection", this::createSection)
                .on("updateReviewSections", this::updateSections)
                .on("deleteReviewSection", this::deleteSection);
    }

    private Response list(OperationRequest request) {
        List<Review> matches = repository
                .permissionsOf(request.caller())
                .reviews()
                .filter(Filters.of(request.query()))
                .toList();
        return paginator.v1(request, matches, view(request));
    }

    /** Lists deleted and archived reviews, too, as v1 does. Whether the service does so is unknown. */
    private Response listV2(OperationRequest request) {
        long projectId = request.query().number("project_id").orElse(-1L);
        List<Review> matches = repository
                .permissionsOf(request.caller())
                .reviews()
                .filter(review -> projectId == -1 || review.project().id() == projectId)
                .toList();
        return paginator.v2(request, matches, serializer::reviewV2);
    }

    /** Includes the items only if they are selected by name. */
    private Function<Review, ObjectNode> view(OperationRequest request) {
        UrlBuilder urls = UrlBuilder.of(request);
        return FieldSelection.contains(request, "items")
                ? review -> serializer.reviewWithItems(urls, review)
                : review -> serializer.review(urls, review);
    }

    private Response create(OperationRequest request) {
        long projectId = ResourceUris.id("project", "project", request.body().path("project"));
        Project project = BodyReferences.resolve(
                "project", () -> repository.permissionsOf(request.caller()).projectToWrite(projectId));
        ObjectNode fields = PatchFilter.of(request, COMPUTED);
        Review review = repository.newReview(
                project, request.caller(), request.body().path("name").asText());
        review.update(fields);
        events.reviewCreated(review);
        // Some clients read the items of this response. Reviews in a list have none.
        return ProjectHandlers.created(serializer.reviewWithItems(UrlBuilder.of(request), review));
    }

    private Response get(OperationRequest request) {
        Review review = repository.permissionsOf(request.caller()).review(request.pathId("review_id"));
        return Response.json(200, FieldSelection.select(request, view(request).apply(review)));
    }

    private Response update(OperationRequest request) {
        Review review = changed(request);
        ObjectNode before = review.fields().deepCopy();
        review.update(PatchFilter.of(request, COMPUTED));
        events.reviewChanged(review, before);
        return Response.json(202, serializer.review(UrlBuilder.of(request), review));
    }

    private Review changed(OperationRequest request) {
        return repository.permissionsOf(request.caller()).reviewToWrite(request.pathId("review_id"));
    }

    private Response storage(OperationRequest request) {
        return ProjectHandlers.storage(
                repository.permissionsOf(request.caller()).review(request.pathId("review_id")).items().stream());
    }

    /**
     * Sets the positions of items. Items that the body does not name keep their position, after one that is given the same position.
     * Items that are not in the review are not counted. Both are choices of the mock server.
     */
    private Response sort(OperationRequest request) {
        Review review = changed(request);
        Map<Long, Integer> positions = new HashMap<>();
        for (JsonNode entry : request.body().path("items")) {
            positions.put(entry.path("id").longValue(), entry.path("sortorder").intValue());
        }
        List<Item> before = List.copyOf(review.items());
        int updated = (int)
                before.stream().filter(item -> positions.containsKey(item.id())).count();
        Map<Item, Integer> order = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            order.put(before.get(i), positions.getOrDefault(before.get(i).id(), i));
        }
        review.items()
                .sort(Comparator.<Item, Integer>comparing(order::get)
                        .thenComparing(item -> !positions.containsKey(item.id())));
        return Response.json(200, JsonNodeFactory.instance.objectNode().put("updated_items", updated));
    }

    /** Archives or restores a review; idempotent. The response is empty because the real one is unknown. */
    private Response archive(OperationRequest request, boolean archived) {
        changed(request).fields().put("is_archived", archived);
        return Response.json(200, JsonNodeFactory.instance.objectNode());
    }

    /** Adds a section and returns it, because the documentation promises its data. */
    private Response createSection(OperationRequest request) {
        Review review = changed(request);
        String uuid = request.body().path("uuid").asText(store.newUuid());
        if (review.sections().stream().anyMatch(section -> section.uuid().equals(uuid))) {
            throw new HttpException(400, "uuid: review " + review.id() + " has a section " + uuid + " already");
        }
        Section section = section(review, uuid, request.body());
        removeFromSections(review, section);
        review.sections().add(section);
        return Response.json(201, ResponseSerializer.section(section));
    }

    /** Updates the sections that the body names and adds those with a new uuid; the others stay. The behavior of the service is unknown. */
    private Response updateSections(OperationRequest request) {
        Review review = changed(request);
        List<Section> written = new ArrayList<>();
        Set<String> uuids = new HashSet<>();
        for (JsonNode entry : request.body()) {
            String uuid = entry.path("uuid").asText();
            if (!uuids.add(uuid)) {
                throw new HttpException(400, "uuid: " + uuid + " is named twice");
            }
            written.add(section(review, uuid, entry));
        }
        for (Section section : written) {
            removeFromSections(review, section);
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
    private Response deleteSection(OperationRequest request) {
        Review review = changed(request);
        int at = indexOf(review, request.pathText("section_uuid"));
        if (at < 0) {
            throw HttpException.notFound("section", request.pathText("section_uuid"));
        }
        review.sections().remove(at);
        return Response.empty(204);
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

    /** Removes the items of a section from all other sections: an item is in at most one section. */
    private static void removeFromSections(Review review, Section section) {
        review.sections().forEach(other -> other.items().removeAll(section.items()));
    }
}
