package com.syncsketch.cli.browse;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.cli.auth.AuthStatusCommand;
import com.syncsketch.cli.upload.UploadedFile;
import com.syncsketch.cli.upload.UploadsListCommand;
import org.junit.jupiter.api.Test;

/** Scripts rely on these names: add fields at the end, and change none. */
class ViewsTest {

    @Test
    void fieldsOfJson_areStable() {
        assertThat(Views.PROJECT.names())
                .containsExactly(
                        "id", "name", "reviews", "created", "description", "active", "archived", "public", "workspace");
        assertThat(Views.REVIEW.names())
                .containsExactly(
                        "id",
                        "name",
                        "items",
                        "link",
                        "uuid",
                        "project",
                        "group",
                        "description",
                        "active",
                        "public",
                        "downloadable");
        assertThat(Views.ITEM.names())
                .containsExactly(
                        "id",
                        "name",
                        "type",
                        "status",
                        "approval",
                        "artist",
                        "description",
                        "fps",
                        "frames",
                        "duration",
                        "width",
                        "height",
                        "size",
                        "created",
                        "creator",
                        "active",
                        "uuid");
        assertThat(Views.COMMENT.names())
                .containsExactly("id", "item", "frame", "author", "text", "type", "parent", "revision", "created");
        assertThat(TreeCommand.NODE.names()).containsExactly("kind", "id", "path", "name");
        assertThat(AuthStatusCommand.STATUS.names())
                .containsExactly("user", "host", "profile", "keySource", "accepted", "workspaces");
        assertThat(UploadedFile.VIEW.names()).containsExactly("id", "file", "review", "state", "error");
        assertThat(UploadsListCommand.UNFINISHED.names()).containsExactly("resumeFile", "lastActivity");
    }
}
