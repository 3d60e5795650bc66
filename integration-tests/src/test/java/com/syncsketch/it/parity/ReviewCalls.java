package com.syncsketch.it.parity;

import com.syncsketch.sdk.api.ReviewsWithResponseApi;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.model.ReviewCreate;
import com.syncsketch.sdk.model.ReviewGetQuery;
import com.syncsketch.sdk.model.ReviewQuery;
import com.syncsketch.sdk.model.ReviewSection;
import com.syncsketch.sdk.model.ReviewSectionCreate;
import com.syncsketch.sdk.model.ReviewUpdate;
import com.syncsketch.sdk.model.SortItemEntry;
import com.syncsketch.sdk.model.SortItemsRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The calls for reviews and their sections. */
final class ReviewCalls {

    private ReviewCalls() {}

    static void addTo(Map<String, PythonCall> calls) {
        calls.put("create_review", ReviewCalls::create);
        calls.put("get_reviews_by_project_id", (client, args) -> {
            if (args.isPlain("limit", "offset", "fields")) {
                return client.reviews().ofProject(args.id("project_id"));
            }
            ReviewQuery.Builder query = ReviewQuery.builder()
                    .projectId(args.id("project_id"))
                    .projectActive(true)
                    .projectArchived(false)
                    .limit(args.number("limit", 100))
                    .offset(args.number("offset", 0));
            return list(client, args, query);
        });
        calls.put("get_review_by_name", (client, args) -> {
            if (args.isPlain("limit", "offset", "fields")) {
                return client.reviews().findByName(args.text("name"));
            }
            ReviewQuery.Builder query = ReviewQuery.builder()
                    .namePrefix(args.text("name"))
                    .active(true)
                    .limit(args.number("limit", 100))
                    .offset(args.number("offset", 0));
            return list(client, args, query);
        });
        calls.put("get_review_by_id", (client, args) -> {
            ReviewGetQuery.Builder query = ReviewGetQuery.builder();
            args.fields(query::fields);
            long id = args.id("review_id");
            return JavaResults.of(client, args, c -> c.reviews().get(id, query.build()));
        });
        calls.put("get_review_by_uuid", (client, args) -> {
            if (args.isPlain("fields")) {
                return client.reviews().findByUuid(args.text("uuid"));
            }
            ReviewQuery.Builder query = ReviewQuery.builder().uuid(args.text("uuid"));
            args.fields(query::fields);
            return args.raw()
                    ? client.withResponse(c -> c.reviews().list(query.build()))
                    : client.reviews().list(query.build()).getObjects().stream().findFirst();
        });
        calls.put("get_review_storage", (client, args) -> {
            long id = args.id("review_id");
            return JavaResults.of(client, args, c -> c.reviews().storage(id));
        });
        calls.put("update_review", (client, args) -> {
            long id = args.id("review_id");
            ReviewUpdate body = args.object("data", ReviewUpdate.class);
            return JavaResults.of(client, args, c -> c.reviews().update(id, body));
        });
        calls.put("delete_review", (client, args) -> {
            long id = args.id("review_id");
            if (args.raw()) {
                return client.withResponse(c -> c.reviews()
                        .update(id, ReviewUpdate.builder().active(false).build()));
            }
            client.reviews().delete(id);
            return null;
        });
        calls.put("sort_review_items", ReviewCalls::sort);
        archiveAndSections(calls);
    }

    /** Uses methods with responses, because the simple methods return nothing: the format of the responses is unknown. */
    private static void archiveAndSections(Map<String, PythonCall> calls) {
        calls.put(
                "archive_review",
                (client, args) ->
                        JavaResults.rawOrBody(args, withResponse(client).archiveWithResponse(args.id("review_id"))));
        calls.put(
                "restore_review",
                (client, args) ->
                        JavaResults.rawOrBody(args, withResponse(client).restoreWithResponse(args.id("review_id"))));
        calls.put("create_review_section", (client, args) -> {
            ReviewSectionCreate.Builder body =
                    ReviewSectionCreate.builder().name(args.text("name")).itemIds(args.list("item_ids", Long.class));
            if (args.isTruthy("uuid")) {
                body.uuid(args.text("uuid"));
            }
            long id = args.id("review_id");
            return JavaResults.rawOrBody(args, withResponse(client).createSectionWithResponse(id, body.build()));
        });
        calls.put("update_review_sections", (client, args) -> {
            List<ReviewSection> sections = args.list("data", ReviewSection.class);
            long id = args.id("review_id");
            return JavaResults.rawOrBody(args, withResponse(client).updateSectionsWithResponse(id, sections));
        });
        calls.put("delete_review_section", (client, args) -> {
            long id = args.id("review_id");
            String section = args.text("section_uuid");
            return JavaResults.rawOrBody(args, withResponse(client).deleteSectionWithResponse(id, section));
        });
    }

    private static ReviewsWithResponseApi withResponse(SyncSketchClient client) {
        return client.api(ReviewsWithResponseApi.class);
    }

    private static Object create(SyncSketchClient client, PythonArguments args) {
        ReviewCreate.Builder builder = ReviewCreate.builder()
                .project("/api/v1/project/" + args.id("project_id") + "/")
                .name(args.text("name"))
                .description(args.text("description", ""));
        ReviewCreate body = args.onto("data", builder).build();
        if (args.raw()) {
            return client.withResponse(c -> c.reviews().create(body));
        }
        return args.has("data")
                ? client.reviews().create(body)
                : client.reviews().create(args.id("project_id"), args.text("name"), args.text("description", ""));
    }

    private static Object list(SyncSketchClient client, PythonArguments args, ReviewQuery.Builder query) {
        args.fields(query::fields);
        return JavaResults.of(client, args, c -> c.reviews().list(query.build()));
    }

    private static Object sort(SyncSketchClient client, PythonArguments args) {
        List<SortItemEntry> entries = args.list("items", SortItemEntry.class);
        long id = args.id("review_id");
        boolean consecutive =
                IntStream.range(0, entries.size()).allMatch(i -> entries.get(i).getSortOrder() == i);
        if (consecutive && args.isPlain()) {
            List<Long> ids = entries.stream().map(SortItemEntry::getId).toList();
            return client.reviews().sortItems(id, ids);
        }
        SortItemsRequest body = SortItemsRequest.builder().items(entries).build();
        return JavaResults.of(client, args, c -> c.reviews().sortItems(id, body));
    }
}
