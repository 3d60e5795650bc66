package com.syncsketch.mock.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.WebhookReceiver;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.contract.FieldConversion;
import com.syncsketch.mock.internal.http.Origin;
import com.syncsketch.mock.internal.http.Query;
import com.syncsketch.mock.internal.http.Request;
import com.syncsketch.mock.internal.json.Json;
import com.syncsketch.mock.internal.routing.OperationRequest;
import com.syncsketch.mock.internal.state.Account;
import com.syncsketch.mock.internal.state.Item;
import com.syncsketch.mock.internal.state.Person;
import com.syncsketch.mock.internal.state.Project;
import com.syncsketch.mock.internal.state.Review;
import com.syncsketch.mock.internal.state.Revision;
import com.syncsketch.mock.internal.state.Store;
import com.syncsketch.mock.internal.webhook.WebhookSender;
import com.syncsketch.mock.internal.webhook.WebhookSubscription;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventsTest {

    private final WebhookSender webhookSender = new WebhookSender();
    private final Store store = new Store(Clock.systemUTC(), 1, 0);
    private final Events events = new Events(store, Contract.bundled(), webhookSender);
    private final Person ada = new Person(33, "ada@example.com", "ada@example.com");
    private final Person jonas = new Person(34, "jonas", "jonas@example.com");
    private final Account account = new Account(1001, "Northlight");
    private final Project project = new Project(20, account, ada, "Aurora");
    private final Review review = new Review(456, "aB3dE5fG7hJ9", project, ada, "Dailies");
    private final Item item = new Item(789, "u-789", ada, "shot_010.mov");
    private final OperationRequest request = new OperationRequest(
            Objects.requireNonNull(Contract.bundled().operations().get("updateItem")),
            new Request("PATCH", "/api/v1/item/789/", "", Map.of(), InputStream.nullInputStream()),
            Map.of(),
            Query.parse(""),
            MissingNode.getInstance(),
            jonas,
            FieldConversion.NONE,
            new Origin("http", "127.0.0.1", 80));
    private WebhookReceiver receiver;

    @BeforeEach
    void start() throws Exception {
        ada.fields().put("first_name", "Ada").put("last_name", "Winter");
        item.revisions().add(new Revision(101, item, review));
        receiver = new WebhookReceiver();
        subscribe(account, "all");
    }

    @AfterEach
    void stop() {
        webhookSender.close();
        receiver.close();
    }

    @Test
    void changedApprovalStatusIsPublished() throws Exception {
        setApprovalStatus("wip");
        receiver.next();
        setApprovalStatus("approved");
        assertThat(receiver.next().json()).isEqualTo(read("""
                        {"action": "item_approval_status_changed", "account": {"id": 1001, "name": "Northlight"},
                         "project": {"id": 20, "name": "Aurora"}, "review": {"id": 456, "name": "Dailies"},
                         "item_id": 789, "item_name": "shot_010.mov",
                         "item_creator": {"id": 33, "name": "Ada Winter", "email": "ada@example.com"},
                         "old_status": "wip", "new_status": "approved",
                         "user": {"username": "jonas", "email": "jonas@example.com"}}
                        """));
        ObjectNode before = item.fields().deepCopy();
        item.fields().putNull("approval_status");
        events.itemChanged(request, item, before);
        JsonNode cleared = receiver.next().json();
        assertThat(cleared.path("old_status").asText()).isEqualTo("approved");
        assertThat(cleared.path("new_status").isTextual()).isTrue();
        assertThat(cleared.path("new_status").asText()).isEmpty();
    }

    @Test
    void unchangedApprovalStatusIsNotPublished() throws Exception {
        ObjectNode before = item.fields().deepCopy();
        item.fields().put("name", "shot_010_v2.mov").put("approval_status", "");
        events.itemChanged(request, item, before);
        events.itemUploaded(request, item, review);
        assertThat(receiver.next().json().path("action").asText()).isEqualTo("item_uploaded");
    }

    @Test
    void deletedItemIsPublishedOnceAndARestoredOneIsNot() throws Exception {
        ObjectNode before = item.fields().deepCopy();
        item.fields().put("active", false);
        events.itemChanged(request, item, before);
        assertThat(receiver.next().json())
                .isEqualTo(read("{\"item_id\": 789, \"item_name\": \"shot_010.mov\", \"review_id\": 456}"));
        ObjectNode deleted = item.fields().deepCopy();
        events.itemChanged(request, item, deleted);
        item.fields().put("active", true);
        events.itemChanged(request, item, deleted);
        events.reviewCreated(review);
        assertThat(receiver.next().json().path("action").asText()).isEqualTo("review_created");
    }

    @Test
    void uploadIsPublished() throws Exception {
        events.itemUploaded(request, item, review);
        assertThat(receiver.next().json()).isEqualTo(read("""
                        {"action": "item_uploaded", "item_id": 789, "item_name": "shot_010.mov",
                         "account": {"id": 1001, "name": "Northlight"}, "review": {"id": 456, "name": "Dailies"},
                         "project": {"id": 20, "name": "Aurora"},
                         "user": {"username": "jonas", "email": "jonas@example.com"}}
                        """));
    }

    @Test
    void storedFileIsPublishedForTheNewestVersionAndTheCreator() throws Exception {
        item.revisions().add(new Revision(102, item, new Review(457, "x", project, ada, "Newer")));
        events.itemUploaded(item);
        JsonNode json = receiver.next().json();
        assertThat(json.at("/review/id").asLong()).isEqualTo(457);
        assertThat(json.at("/user/username").asText()).isEqualTo("ada@example.com");
    }

    @Test
    void createdAndDeletedReviewsArePublished() throws Exception {
        events.reviewCreated(review);
        assertThat(receiver.next().json())
                .isEqualTo(read("{\"action\": \"review_created\", \"review_id\": 456,"
                        + " \"project\": {\"id\": 20, \"name\": \"Aurora\"}}"));
        ObjectNode before = review.fields().deepCopy();
        review.fields().put("name", "Dailies 2");
        events.reviewChanged(review, before);
        review.fields().put("active", false);
        events.reviewChanged(review, before);
        assertThat(receiver.next().json())
                .isEqualTo(read("{\"action\": \"review_deleted\", \"review_id\": 456,"
                        + " \"project\": {\"id\": 20, \"name\": \"Aurora\"}}"));
    }

    @Test
    void otherWorkspacesAreNotNotified() throws Exception {
        Account other = new Account(1002, "Elsewhere");
        events.subscribe(new WebhookSubscription(2, other.id(), receiver.url("/other"), "all", Map.of()));
        events.reviewCreated(review);
        events.reviewCreated(new Review(457, "x", new Project(21, other, ada, "B"), ada, "R"));
        assertThat(List.of(
                        receiver.next().request().rawPath(),
                        receiver.next().request().rawPath()))
                .containsExactly("/hook", "/other");
    }

    @Test
    void itemWithoutAnActiveReviewIsNotPublished() throws Exception {
        review.fields().put("active", false);
        events.itemDeleted(item);
        events.reviewCreated(review);
        assertThat(receiver.next().json().path("action").asText()).isEqualTo("review_created");
    }

    @Test
    void payloadIsValidatedAgainstTheCallbackOfTheContract() {
        ObjectNode wrong = JsonNodeFactory.instance.objectNode().put("item_id", "x");
        assertThat(Contract.bundled().checkCallback("itemUploaded", wrong)).hasSize(1);
        assertThatThrownBy(() -> Contract.bundled().checkCallback("itemEaten", wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("itemEaten");
    }

    private void setApprovalStatus(String status) {
        ObjectNode before = item.fields().deepCopy();
        item.fields().put("approval_status", status);
        events.itemChanged(request, item, before);
    }

    private void subscribe(Account to, String type) {
        events.subscribe(new WebhookSubscription(1, to.id(), receiver.url("/hook"), type, Map.of()));
    }

    private static JsonNode read(String json) throws Exception {
        return Json.read(json);
    }
}
