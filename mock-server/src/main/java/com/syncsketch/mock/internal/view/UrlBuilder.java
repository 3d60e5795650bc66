package com.syncsketch.mock.internal.view;

import com.syncsketch.mock.internal.routing.OperationRequest;
import com.syncsketch.mock.internal.state.Frame;
import com.syncsketch.mock.internal.state.Item;
import com.syncsketch.mock.internal.state.Review;

/** Builds URLs of web pages, in the recorded form. The mock server has no such pages. */
public final class UrlBuilder {

    private final String origin;

    private UrlBuilder(String origin) {
        this.origin = origin;
    }

    /** Creates a builder for the host that the request was sent to. */
    public static UrlBuilder of(OperationRequest request) {
        return new UrlBuilder(request.origin().url());
    }

    /**
     * Creates a builder for a host.
     *
     * @param origin scheme, host and port, such as {@code http://127.0.0.1:49321}
     */
    public static UrlBuilder to(String origin) {
        return new UrlBuilder(origin);
    }

    public String review(Review review) {
        return origin + "/sketch/" + review.text("uuid") + "/";
    }

    public String item(Review review, Item item) {
        return review(review) + "#" + item.id();
    }

    public String note(Frame note) {
        return review(note.revision().review()) + "?offlineMode=1#"
                + note.revision().item().id() + "/" + note.revision().id() + "/f_"
                + note.fields().path("frame").asInt();
    }

    /** Returns the absolute URL of a path. */
    public String url(String path) {
        return origin + path;
    }
}
