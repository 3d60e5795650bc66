package com.syncsketch.mock.internal.view;

import com.syncsketch.mock.internal.routing.OperationRequest;
import com.syncsketch.mock.internal.state.Frame;
import com.syncsketch.mock.internal.state.Item;
import com.syncsketch.mock.internal.state.Review;

/** Addresses for people, in the forms that were recorded. Nothing answers there. */
final class UrlBuilder {

    private final String origin;

    private UrlBuilder(String origin) {
        this.origin = origin;
    }

    /** Makes links to the host that the caller used. */
    static UrlBuilder of(OperationRequest call) {
        return new UrlBuilder("http://" + call.request().header("Host").orElse(call.host()));
    }

    /**
     * Makes links to a host.
     *
     * @param origin scheme, host and port, such as {@code http://127.0.0.1:49321}
     */
    static UrlBuilder to(String origin) {
        return new UrlBuilder(origin);
    }

    String review(Review review) {
        return origin + "/sketch/" + review.text("uuid") + "/";
    }

    String item(Review review, Item item) {
        return review(review) + "#" + item.id();
    }

    String note(Frame note) {
        return review(note.revision().review()) + "?offlineMode=1#"
                + note.revision().item().id() + "/" + note.revision().id() + "/f_"
                + note.members().path("frame").asInt();
    }

    /** Makes the full address of a call. */
    String call(String path) {
        return origin + path;
    }
}
