package com.syncsketch.mock;

import com.syncsketch.mock.model.MockData;
import com.syncsketch.mock.model.Seed;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Delegates to the data of the current service, which a reset replaces. */
final class CurrentData implements MockData {

    private final Supplier<MockData> current;

    CurrentData(Supplier<MockData> current) {
        this.current = current;
    }

    @Override
    public long userId() {
        return current.get().userId();
    }

    @Override
    public long accountId() {
        return current.get().accountId();
    }

    @Override
    public long addUser(String email) {
        return current.get().addUser(email);
    }

    @Override
    public long addUser(String email, String key) {
        return current.get().addUser(email, key);
    }

    @Override
    public void connect(long userId, long accountOrProjectId, String permission) {
        current.get().connect(userId, accountOrProjectId, permission);
    }

    @Override
    public void disconnect(long userId, long accountOrProjectId) {
        current.get().disconnect(userId, accountOrProjectId);
    }

    @Override
    public long addAccount(String name) {
        return current.get().addAccount(name);
    }

    @Override
    public long addProject(long accountId, String name) {
        return current.get().addProject(accountId, name);
    }

    @Override
    public long addReview(long projectId, String name) {
        return current.get().addReview(projectId, name);
    }

    @Override
    public long addItem(long reviewId, String name, Map<String, ?> fields) {
        return current.get().addItem(reviewId, name, fields);
    }

    @Override
    public long addComment(long itemId, long reviewId, int frame, String text) {
        return current.get().addComment(itemId, reviewId, frame, text);
    }

    @Override
    public void set(long id, String field, @Nullable Object value) {
        current.get().set(id, field, value);
    }

    @Override
    public Map<String, Object> get(long id) {
        return current.get().get(id);
    }

    @Override
    public List<Map<String, Object>> users() {
        return current.get().users();
    }

    @Override
    public List<Map<String, Object>> accounts() {
        return current.get().accounts();
    }

    @Override
    public List<Map<String, Object>> projects() {
        return current.get().projects();
    }

    @Override
    public List<Map<String, Object>> reviews() {
        return current.get().reviews();
    }

    @Override
    public List<Map<String, Object>> items() {
        return current.get().items();
    }

    @Override
    public List<Map<String, Object>> comments() {
        return current.get().comments();
    }

    @Override
    public void load(Seed seed) {
        current.get().load(seed);
    }
}
