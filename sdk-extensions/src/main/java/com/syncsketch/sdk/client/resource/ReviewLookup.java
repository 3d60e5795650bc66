package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.util.NameUuid;
import com.syncsketch.sdk.model.Review;
import com.syncsketch.sdk.model.ReviewSection;
import java.util.List;
import java.util.UUID;

/** Reviews and sections by name, safe to run again. Part of {@link Reviews}. */
public interface ReviewLookup {

    /**
     * Returns the review of a project with exactly this name, or creates it. A program can call this on each run: if a run fails
     * after the review was created, the next one finds it.
     *
     * <p>Deleted reviews are ignored; whether archived ones are found is unknown. If there are several reviews with the name,
     * the one with the lowest id is returned, and a warning is logged. Two programs that create the same review at the same time
     * create two, but both return the one with the lower id, as do all later calls, because the list is read again after a
     * creation.
     *
     * @param projectId the project id
     * @param name the exact name; not blank, without whitespace at its start and end, which the service may remove
     * @param description the description of a new review; has no effect on an existing one
     * @return the review
     * @throws IllegalArgumentException if the name is not valid
     * @throws ApiException if the service returns an error status
     * @throws SyncSketchException if there is no valid response
     */
    Review findOrCreate(long projectId, String name, String description);

    /**
     * Returns the review of a project with exactly this name, or creates it without a description; see
     * {@link #findOrCreate(long, String, String)}.
     *
     * @param projectId the project id
     * @param name the exact name
     * @return the review
     * @throws IllegalArgumentException if the name is not valid
     * @throws ApiException if the service returns an error status
     * @throws SyncSketchException if there is no valid response
     */
    default Review findOrCreate(long projectId, String name) {
        return findOrCreate(projectId, name, "");
    }

    /**
     * Creates a section unless the review has it already. Sections cannot be read, so the client derives the UUID of the section
     * from the review and the name, see {@link #sectionUuid}, and creates the section with it: every run of every program sends
     * the same UUID. If the service rejects it with 409, or with 400 and an error message about {@code uuid}, the section exists
     * (inferred). An existing section keeps its items; to change them, call
     * {@link Reviews#updateSections(long, List)} with all sections of the review.
     *
     * @param reviewId the review id
     * @param name the name; not blank, without whitespace at its start and end
     * @param itemIds the ids of the items of a new section; they must be in the review
     * @return the section as it was sent. If it existed, its items may be others
     * @throws IllegalArgumentException if the name is not valid
     * @throws ApiException if the service rejects the section for another reason
     * @throws SyncSketchException if there is no valid response
     */
    ReviewSection findOrCreateSection(long reviewId, String name, List<Long> itemIds);

    /**
     * Returns the UUID that {@link #findOrCreateSection} gives a section: a UUID of version 5 (RFC 9562) in the namespace
     * of URLs for the name {@code syncsketch:review/<review id>/section/<section name>}, in UTF-8. In Python, it is
     * {@code uuid.uuid5(uuid.NAMESPACE_URL, f"syncsketch:review/{review_id}/section/{name}")}.
     *
     * @param reviewId the review id
     * @param name the name of the section
     * @return the UUID
     */
    static UUID sectionUuid(long reviewId, String name) {
        return NameUuid.ofUrl("syncsketch:review/" + reviewId + "/section/" + name);
    }
}
