package com.syncsketch.mock;

import com.syncsketch.mock.model.MockData;
import com.syncsketch.mock.model.Seed;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The data of whatever world there is now: a reset makes a new one. */
final class CurrentData implements MockData {

    private final Supplier<MockData> now;

    CurrentData(Supplier<MockData> now) {
        this.now = now;
    }

    @Override
    public long userId() {
        return now.get().userId();
    }

    @Override
    public long accountId() {
        return now.get().accountId();
    }

    @Override
    public long addUser(String email) {
        return now.get().addUser(email);
    }

    @Override
    public long addUser(String email, String key) {
        return now.get().addUser(email, key);
    }

    @Override
    public void connect(long userId, long accountOrProjectId, String permission) {
        now.get().connect(userId, accountOrProjectId, permission);
    }

    @Override
    public void disconnect(long userId, long accountOrProjectId) {
        now.get().disconnect(userId, accountOrProjectId);
    }

    @Override
    public long addAccount(String name) {
        return now.get().addAccount(name);
    }

    @Override
    public long addProject(long accountId, String name) {
        return now.get().addProject(accountId, name);
    }

    @Override
    public long addReview(long projectId, String name) {
        return now.get().addReview(projectId, name);
    }

    @Override
    public long addItem(long reviewId, String name, Map<String, ?> members) {
        return now.get().addItem(reviewId, name, members);
    }

    @Override
    public long addComment(long itemId, long reviewId, int frame, String text) {
        return now.get().addComment(itemId, reviewId, frame, text);
    }

    @Override
    public void set(long id, String member, @Nullable Object value) {
        now.get().set(id, member, value);
    }

    @Override
    public Map<String, Object> get(long id) {
        return now.get().get(id);
    }

    @Override
    public List<Map<String, Object>> users() {
        return now.get().users();
    }

    @Override
    public List<Map<String, Object>> accounts() {
        return now.get().accounts();
    }

    @Override
    public List<Map<String, Object>> projects() {
        return now.get().projects();
    }

    @Override
    public List<Map<String, Object>> reviews() {
        return now.get().reviews();
    }

    @Override
    public List<Map<String, Object>> items() {
        return now.get().items();
    }

    @Override
    public List<Map<String, Object>> comments() {
        return now.get().comments();
    }

    @Override
    public void plant(Seed seed) {
        now.get().plant(seed);
    }
}
