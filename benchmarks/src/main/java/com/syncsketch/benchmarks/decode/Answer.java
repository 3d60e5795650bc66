package com.syncsketch.benchmarks.decode;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.syncsketch.benchmarks.server.Payloads;
import com.syncsketch.sdk.model.FramePage;
import com.syncsketch.sdk.model.ItemPage;
import com.syncsketch.sdk.model.TreeAccount;
import java.lang.reflect.Type;
import java.util.Locale;

/** An answer that is read. */
public enum Answer {
    ITEMS("a page of 1,000 items", 1_000) {
        @Override
        byte[] bytes(Payloads payloads, int count) {
            return payloads.items(count);
        }

        @Override
        JavaType type(ObjectMapper mapper, boolean ours) {
            return simple(mapper, ours ? ItemPage.class : Records.ItemPage.class);
        }
    },
    FRAMES("5,000 comments and sketches", 5_000) {
        @Override
        byte[] bytes(Payloads payloads, int count) {
            return payloads.frames(count);
        }

        @Override
        JavaType type(ObjectMapper mapper, boolean ours) {
            return simple(mapper, ours ? FramePage.class : Records.FramePage.class);
        }
    },
    TREE("a tree of 10,000 items", 10_000) {
        @Override
        byte[] bytes(Payloads payloads, int count) {
            return payloads.tree(count);
        }

        @Override
        JavaType type(ObjectMapper mapper, boolean ours) {
            return mapper.getTypeFactory()
                    .constructCollectionType(
                            java.util.List.class, ours ? TreeAccount.class : Records.TreeAccount.class);
        }
    };

    private final String title;
    private final int count;

    Answer(String title, int count) {
        this.title = title;
        this.count = count;
    }

    abstract byte[] bytes(Payloads payloads, int count);

    abstract JavaType type(ObjectMapper mapper, boolean ours);

    byte[] bytes(Payloads payloads) {
        return bytes(payloads, count);
    }

    private static JavaType simple(ObjectMapper mapper, Type type) {
        return mapper.constructType(type);
    }

    /** What it is, for tables. */
    public String title() {
        return title;
    }

    /** Its name for options. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
