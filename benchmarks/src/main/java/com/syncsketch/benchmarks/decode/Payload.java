package com.syncsketch.benchmarks.decode;

import com.fasterxml.jackson.core.type.TypeReference;
import com.syncsketch.benchmarks.server.Payloads;
import com.syncsketch.sdk.model.FramePage;
import com.syncsketch.sdk.model.ItemPage;
import com.syncsketch.sdk.model.TreeAccount;
import java.util.List;

/** A payload to decode. */
public enum Payload {
    ITEMS("a page of 1,000 items"),
    FRAMES("5,000 comments and sketches"),
    TREE("a tree of 10,000 items");

    private final String title;

    Payload(String title) {
        this.title = title;
    }

    byte[] bytes(Payloads payloads) {
        return switch (this) {
            case ITEMS -> payloads.items(1_000);
            case FRAMES -> payloads.frames(5_000);
            case TREE -> payloads.tree(10_000);
        };
    }

    TypeReference<?> type(Model model) {
        boolean ours = model == Model.OURS;
        return switch (this) {
            case ITEMS -> ours ? new TypeReference<ItemPage>() {} : new TypeReference<PlainRecords.ItemPage>() {};
            case FRAMES -> ours ? new TypeReference<FramePage>() {} : new TypeReference<PlainRecords.FramePage>() {};
            case TREE ->
                ours
                        ? new TypeReference<List<TreeAccount>>() {}
                        : new TypeReference<List<PlainRecords.TreeAccount>>() {};
        };
    }

    /** Returns the name in tables. */
    public String title() {
        return title;
    }
}
