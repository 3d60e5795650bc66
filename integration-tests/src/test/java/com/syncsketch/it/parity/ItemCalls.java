package com.syncsketch.it.parity;

import com.syncsketch.sdk.api.ItemsStepsWithResponseApi;
import com.syncsketch.sdk.client.RequestOptions;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.client.upload.UploadRequestBuilder;
import com.syncsketch.sdk.client.upload.UrlUploadRequest;
import com.syncsketch.sdk.model.BulkDeleteItemsRequest;
import com.syncsketch.sdk.model.ItemCreate;
import com.syncsketch.sdk.model.ItemGetQuery;
import com.syncsketch.sdk.model.ItemQuery;
import com.syncsketch.sdk.model.ItemUpdate;
import com.syncsketch.sdk.model.MoveItemEntry;
import com.syncsketch.sdk.model.MoveItemsRequest;
import com.syncsketch.sdk.model.ProcessingStatus;
import feign.TypedResponse;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The calls for items and uploads. */
final class ItemCalls {

    private ItemCalls() {}

    static void addTo(Map<String, PythonCall> calls) {
        calls.put("get_item", ItemCalls::get);
        calls.put("update_item", (client, args) -> {
            long id = args.id("item_id");
            ItemUpdate body = args.object("data", ItemUpdate.class);
            return JavaResults.of(client, args, c -> c.items().update(id, body));
        });
        calls.put("add_item", ItemCalls::add);
        calls.put("get_media", ItemCalls::search);
        calls.put("get_items_by_review_id", (client, args) -> {
            if (args.isPlain("fields")) {
                return client.items().ofReview(args.id("review_id"));
            }
            ItemQuery.Builder query =
                    ItemQuery.builder().reviewId(args.id("review_id")).active(true);
            args.fields(query::fields);
            return list(client, args, query.build());
        });
        calls.put("delete_item", (client, args) -> {
            long id = args.id("item_id");
            if (args.raw()) {
                return client.withResponse(c ->
                        c.items().update(id, ItemUpdate.builder().active(false).build()));
            }
            client.items().delete(id);
            return null;
        });
        // The simple methods return nothing, because the format of the responses is unknown.
        calls.put("bulk_delete_items", (client, args) -> {
            BulkDeleteItemsRequest body = BulkDeleteItemsRequest.builder()
                    .itemIds(args.list("item_ids", Long.class))
                    .build();
            return JavaResults.rawOrBody(
                    args, client.api(ItemsStepsWithResponseApi.class).bulkDeleteWithResponse(body));
        });
        calls.put("move_items", (client, args) -> {
            MoveItemsRequest body = MoveItemsRequest.builder()
                    .newReviewId(args.id("new_review_id"))
                    .itemData(args.list("item_data", MoveItemEntry.class))
                    .build();
            return JavaResults.rawOrBody(
                    args, client.api(ItemsStepsWithResponseApi.class).moveWithResponse(body));
        });
        calls.put("connect_item_to_review", ItemCalls::connect);
        calls.put("add_media", ItemCalls::upload);
        calls.put("add_media_by_url", ItemCalls::uploadFromUrl);
        calls.put("add_media_v2", ItemCalls::uploadSigned);
        calls.put("upload_file", ItemCalls::uploadInParts);
    }

    @SuppressWarnings("deprecation")
    @Nullable
    private static Object connect(SyncSketchClient client, PythonArguments args) {
        client.items().connectToReview(args.id("item_id"), args.id("review_id"));
        return null;
    }

    private static Object get(SyncSketchClient client, PythonArguments args) {
        long id = args.id("item_id");
        Map<String, Object> data = args.has("data") ? new LinkedHashMap<>(args.map("data")) : new LinkedHashMap<>();
        if (data.keySet().stream().anyMatch(name -> !name.equals("review_id"))
                || !(data.getOrDefault("review_id", 0) instanceof Number)) {
            args.fields(names -> data.put("fields", String.join(",", names)));
            TypedResponse<?> response = client.api(ItemSearch.class).get(id, words(data));
            return args.raw() ? response : response.body();
        }
        ItemGetQuery.Builder query = ItemGetQuery.builder();
        if (data.get("review_id") instanceof Number review) {
            query.reviewId(review.longValue());
        }
        args.fields(query::fields);
        return JavaResults.of(client, args, c -> c.items().get(id, query.build()));
    }

    private static Object add(SyncSketchClient client, PythonArguments args) {
        ItemCreate.Builder builder = ItemCreate.builder()
                .reviewId(args.id("review_id"))
                .name(args.text("name"))
                .fps(args.decimal("fps"))
                .processingStatus(ProcessingStatus.DONE);
        ItemCreate body = args.onto("additional_data", builder).build();
        return JavaResults.of(client, args, c -> c.items().addHosted(body));
    }

    private static Object list(SyncSketchClient client, PythonArguments args, ItemQuery query) {
        return JavaResults.of(client, args, c -> c.items().list(query));
    }

    /** Uses the query of the contract if it has all filters, or else a custom interface. */
    private static Object search(SyncSketchClient client, PythonArguments args) {
        Map<String, Object> filters = new LinkedHashMap<>(args.map("searchCriteria"));
        ItemQuery.Builder query = ItemQuery.builder();
        args.fields(query::fields);
        if (filters.entrySet().stream().allMatch(filter -> set(query, filter.getKey(), filter.getValue()))) {
            return list(client, args, query.build());
        }
        args.fields(names -> filters.put("fields", String.join(",", names)));
        TypedResponse<?> response = client.api(ItemSearch.class).list(words(filters));
        return args.raw() ? response : response.body();
    }

    private static boolean set(ItemQuery.Builder query, String name, Object value) {
        if (value instanceof Integer number) {
            switch (name) {
                case "id" -> query.id(number);
                case "creator" -> query.creator(number);
                case "reviews__id" -> query.reviewId(number);
                case "reviews__project__id" -> query.projectId(number);
                case "limit" -> query.limit(number);
                case "offset" -> query.offset(number);
                case "active" -> query.active(number != 0);
                default -> {
                    return false;
                }
            }
            return !name.equals("active") || number == 0 || number == 1;
        }
        if (value instanceof String text) {
            switch (name) {
                case "name" -> query.name(text);
                case "status" -> query.processingStatus(ProcessingStatus.of(text));
                case "reviews__project__name" -> query.projectName(text);
                default -> {
                    return false;
                }
            }
            return true;
        }
        return false;
    }

    /** Returns the values as Python formats them. */
    private static Map<String, Object> words(Map<String, Object> values) {
        Map<String, Object> words = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (value instanceof List<?> list) {
                words.put(name, list.stream().map(ItemCalls::word).toList());
            } else if (value instanceof Map) {
                throw NoJavaEquivalentException.argument(name, "takes a value or a List, not " + value);
            } else if (value != null) {
                words.put(name, word(value));
            }
        });
        return words;
    }

    private static String word(Object value) {
        return value instanceof Boolean flag ? flag ? "True" : "False" : String.valueOf(value);
    }

    private static Object upload(SyncSketchClient client, PythonArguments args) {
        UploadRequestBuilder request = UploadRequest.builder(args.id("review_id"), args.file("filepath"))
                .artist(args.text("artist_name", ""))
                .name(args.text("file_name", ""))
                .noConvert(args.isTruthy("noConvertFlag"));
        if (args.isTruthy("itemParentId")) {
            request.newVersionOf(args.id("itemParentId"));
        }
        return client.uploads().uploadToServer(request.build());
    }

    private static Object uploadSigned(SyncSketchClient client, PythonArguments args) {
        UploadRequestBuilder request = UploadRequest.builder(args.id("review_id"), args.file("filepath"))
                .name(args.text("file_name", ""))
                .noConvert(args.isTruthy("noConvertFlag"));
        if (args.isTruthy("item_uuid")) {
            request.itemUuid(args.text("item_uuid"));
        }
        return client.uploads().uploadSigned(request.build());
    }

    /** Uploads parts of 5 MiB with three attempts each, like Python. */
    private static Object uploadInParts(SyncSketchClient client, PythonArguments args) {
        UploadRequestBuilder request = UploadRequest.builder(args.id("review_id"), args.file("filepath"))
                .name(args.text("file_name", ""))
                .noConvert(args.isTruthy("noConvertFlag"))
                .partSize(UploadRequest.MIN_PART_SIZE);
        if (args.isTruthy("item_uuid")) {
            request.itemUuid(args.text("item_uuid"));
        }
        if (args.has("max_workers")) {
            request.parallelism(args.number("max_workers"));
        }
        if (args.has("chunk_size")) {
            int size = args.number("chunk_size");
            if (size < UploadRequest.MIN_PART_SIZE) {
                throw NoJavaEquivalentException.argument("chunk_size", "takes at least 5242880, not " + size);
            }
            request.partSize(size);
        }
        RetryPolicy threeAttempts =
                RetryPolicy.builder().maxAttempts(3).baseDelay(Duration.ZERO).build();
        return client.with(RequestOptions.builder().retryPolicy(threeAttempts).build())
                .uploads()
                .upload(request.build());
    }

    private static Object uploadFromUrl(SyncSketchClient client, PythonArguments args) {
        return client.uploads()
                .uploadFromUrl(UrlUploadRequest.builder(args.id("review_id"), args.text("media_url"))
                        .artist(args.text("artist_name", ""))
                        .noConvert(args.isTruthy("noConvertFlag"))
                        .build());
    }
}
