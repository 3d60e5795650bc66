package com.syncsketch.sdk.client.notes;

import com.syncsketch.sdk.client.internal.util.OptionalField;
import com.syncsketch.sdk.model.Item;
import com.syncsketch.sdk.model.Review;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The notes of a review in reading order: by item, then by frame, then by creation time. Replies follow the comment to which they
 * reply. Immutable and thread-safe.
 */
public final class ReviewNotes {

    private static final Comparator<Note> BY_TIME = Comparator.comparing(
                    Note::getCreated, Comparator.nullsFirst(OffsetDateTime.timeLineOrder()))
            .thenComparing(Note::getId);

    private static final Comparator<Note> BY_FRAME = Comparator.comparing(
                    Note::getFrame, Comparator.nullsFirst(Comparator.<Integer>naturalOrder()))
            .thenComparing(BY_TIME);

    private final Review review;
    private final List<Item> items;
    private final List<Note> notes;
    private final Map<Long, List<Note>> replies;

    /**
     * Creates the notes of a review and puts them in order. The client does this; tests can as well.
     *
     * @param review the review
     * @param items the items in their order; notes on other items are at the end
     * @param notes the notes in any order
     */
    public ReviewNotes(Review review, List<Item> items, List<Note> notes) {
        this.review = Objects.requireNonNull(review, "review");
        this.items = List.copyOf(items);
        Set<Long> ids = new HashSet<>();
        notes.forEach(note -> ids.add(note.getId()));
        Map<Long, List<Note>> children = new HashMap<>();
        List<Note> starts = new ArrayList<>();
        for (Note note : notes) {
            Long parent = note.getParentId();
            if (parent == null || !ids.contains(parent) || parent == note.getId()) {
                starts.add(note);
            } else {
                children.computeIfAbsent(parent, id -> new ArrayList<>()).add(note);
            }
        }
        children.values().forEach(each -> each.sort(BY_TIME));
        Map<Long, Integer> positions = new HashMap<>();
        items.forEach(item -> positions.putIfAbsent(item.getId(), positions.size()));
        starts.sort(Comparator.<Note>comparingInt(note -> positions.getOrDefault(note.getItemId(), Integer.MAX_VALUE))
                .thenComparing(Note::getItemId, Comparator.nullsLast(Comparator.<Long>naturalOrder()))
                .thenComparing(BY_FRAME));
        List<Note> ordered = new ArrayList<>();
        Set<Long> added = new HashSet<>();
        starts.forEach(note -> add(note, children, ordered, added));
        // Replies to each other, which the service should not return.
        notes.forEach(note -> add(note, children, ordered, added));
        this.notes = List.copyOf(ordered);
        children.replaceAll((id, each) -> List.copyOf(each));
        this.replies = Map.copyOf(children);
    }

    private static void add(Note note, Map<Long, List<Note>> children, List<Note> ordered, Set<Long> added) {
        List<Note> stack = new ArrayList<>(List.of(note));
        while (!stack.isEmpty()) {
            Note next = stack.remove(stack.size() - 1);
            if (added.add(next.getId())) {
                ordered.add(next);
                List<Note> below = new ArrayList<>(children.getOrDefault(next.getId(), List.of()));
                Collections.reverse(below);
                stack.addAll(below);
            }
        }
    }

    /**
     * Returns the review.
     *
     * @return the review
     */
    public Review getReview() {
        return review;
    }

    /**
     * Returns the items of the review, including those without notes.
     *
     * @return an unmodifiable list in the order of the review
     */
    public List<Item> getItems() {
        return items;
    }

    /**
     * Returns all notes in reading order.
     *
     * @return an unmodifiable list
     */
    public List<Note> getNotes() {
        return notes;
    }

    /**
     * Returns the direct replies to a comment.
     *
     * @param noteId the id of the comment
     * @return an unmodifiable list by creation time; empty if there are none
     */
    public List<Note> getReplies(long noteId) {
        return replies.getOrDefault(noteId, List.of());
    }

    /**
     * Returns the notes on an item.
     *
     * @param itemId the item id
     * @return an unmodifiable list in reading order
     */
    public List<Note> ofItem(long itemId) {
        return notes.stream()
                .filter(note -> Objects.equals(note.getItemId(), itemId))
                .toList();
    }

    /** Returns the name of the review, or its id if it has no name. */
    String reviewName() {
        String name = OptionalField.validOrNull(review::getName);
        return name == null || name.isBlank() ? "Review " + review.getId() : name;
    }

    /** Returns the review and the number of notes. */
    @Override
    public String toString() {
        return "ReviewNotes{review " + review.getId() + ", " + notes.size() + " notes}";
    }
}
