package com.syncsketch.sdk.client.internal.upload.resume;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.sdk.client.internal.upload.file.PartPlan;
import com.syncsketch.sdk.client.internal.upload.resume.UploadState.Stage;
import com.syncsketch.sdk.client.internal.util.Characters;
import com.syncsketch.sdk.client.upload.UploadRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random damage of resume files: each is refused, or read as a state with which an upload can continue. */
class DamagedResumeStateTest {

    private static final int FILES = 3_000;

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-0",
            "1",
            "-1",
            "1.0",
            "1e0",
            "2e400",
            "0.1",
            "4",
            "5",
            "5242879",
            "5242880",
            "5368709121",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "9".repeat(2000),
            "\"\"",
            "\" \"",
            "\"1\"",
            "\"..\"",
            "\"a/../b\"",
            "\"OPEN\"",
            "\"COMPLETING\"",
            "\"COMPLETE\"",
            "\"\\u0000\"",
            "\"\\r\\nERROR forged\"",
            "\"\\u0085\\u2028\\u202e\"",
            "\"\\ud800\"",
            "\"" + "x".repeat(5000) + "\"",
            "\"00112233445566778899aabbccddeeff\"",
            "\"2026-03-03T10:00:00Z\"",
            "\"+1000000000-12-31T23:59:59.999999999Z\"",
            "\"https://www.syncsketch.com\"",
            "\"https://www.syncsketch.com:443/\"",
            "\"file:///etc/passwd\"",
            "{}",
            "[]",
            "[1]",
            "{\"1\":\"a\"}",
            "{\"4\":\"a\",\"4\":\"b\"}",
            "{\"10001\":\"a\"}",
            "{\"1\":\"00112233445566778899aabbccddeeff\"}",
            "[".repeat(2000),
            "[".repeat(999) + "]".repeat(999),
            "NaN",
            "'a'",
            "");

    /** The kinds of damage. */
    enum Damage {
        VALUE {
            @Override
            void apply(List<String[]> fields, Random random) {
                any(fields, random)[1] = VALUES.get(random.nextInt(VALUES.size()));
            }
        },
        OTHER_FIELD {
            @Override
            void apply(List<String[]> fields, Random random) {
                any(fields, random)[1] = any(fields, random)[1];
            }
        },
        NAME {
            @Override
            void apply(List<String[]> fields, Random random) {
                any(fields, random)[0] = any(fields, random)[0];
            }
        },
        MISSING {
            @Override
            void apply(List<String[]> fields, Random random) {
                fields.remove(random.nextInt(fields.size()));
            }
        },
        TWICE {
            @Override
            void apply(List<String[]> fields, Random random) {
                fields.add(any(fields, random).clone());
            }
        },
        BYTES {
            @Override
            byte[] apply(byte[] json, Random random) {
                for (int i = random.nextInt(4); i >= 0; i--) {
                    json[random.nextInt(json.length)] = (byte) random.nextInt(256);
                }
                return json;
            }
        },
        ZEROS {
            @Override
            byte[] apply(byte[] json, Random random) {
                int from = random.nextInt(json.length);
                Arrays.fill(json, from, Math.min(json.length, from + 1 + random.nextInt(64)), (byte) 0);
                return json;
            }
        },
        CUT {
            @Override
            byte[] apply(byte[] json, Random random) {
                int from = random.nextInt(json.length);
                int to = Math.min(json.length, from + random.nextInt(64));
                byte[] rest = Arrays.copyOf(json, json.length - (to - from));
                System.arraycopy(json, to, rest, from, json.length - to);
                return rest;
            }
        },
        APPENDED {
            @Override
            byte[] apply(byte[] json, Random random) {
                byte[] longer = Arrays.copyOf(json, json.length + 1 + random.nextInt(3));
                Arrays.fill(longer, json.length, longer.length, json[random.nextInt(json.length)]);
                return longer;
            }
        };

        void apply(List<String[]> fields, Random random) {}

        byte[] apply(byte[] json, Random random) {
            return json;
        }

        private static String[] any(List<String[]> fields, Random random) {
            return fields.get(random.nextInt(fields.size()));
        }
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void damage_isRefusedOrHarmless(Damage damage) {
        Random random = new Random(damage.ordinal());
        int refused = 0;
        for (int i = 0; i < FILES; i++) {
            byte[] json = damaged(damage, random);
            try {
                assertUsable(ResumeState.parse(json));
            } catch (UnreadableStateException e) {
                refused++;
                assertThat(e.getMessage())
                        .isEqualTo(Characters.printable(e.getMessage()))
                        .doesNotContain("forged");
            } catch (RuntimeException | Error e) {
                throw new AssertionError(new String(json, StandardCharsets.ISO_8859_1), e);
            }
        }
        assertThat(refused).isBetween(FILES / 10, FILES);
    }

    private static byte[] damaged(Damage damage, Random random) {
        List<String[]> fields = fields(random);
        damage.apply(fields, random);
        String json = fields.stream()
                .map(field -> "\"" + field[0] + "\":" + field[1])
                .collect(Collectors.joining(",", "{", "}"));
        return damage.apply(json.getBytes(StandardCharsets.UTF_8), random);
    }

    /** Returns the fields of an upload of four parts, at any stage. */
    private static List<String[]> fields(Random random) {
        boolean complete = random.nextBoolean();
        String parts = complete ? "{\"1\":\"a\",\"2\":\"b\",\"3\":\"c\",\"4\":\"d\"}" : "{\"2\":\"b\",\"4\":\"d\"}";
        return new ArrayList<>(List.of(
                new String[] {"format", "\"syncsketch-resume-file\""},
                new String[] {"version", "1"},
                new String[] {"service", "\"https://www.syncsketch.com\""},
                new String[] {"reviewId", "31"},
                new String[] {"name", "\"shot.mov\""},
                new String[] {"contentType", "\"video/quicktime\""},
                new String[] {"noConvert", "false"},
                new String[] {"wantedUuid", "null"},
                new String[] {"size", "15728641"},
                new String[] {"modified", "\"2026-03-03T10:00:00.5Z\""},
                new String[] {"fingerprint", "\"sha256:1\""},
                new String[] {"partSize", "5242880"},
                new String[] {"stage", complete ? "\"COMPLETING\"" : "\"OPEN\""},
                new String[] {"itemId", "502"},
                new String[] {"itemUuid", "null"},
                new String[] {"uploadId", "\"2~up/load=\""},
                new String[] {"key", "\"uploads/31/shot.mov\""},
                new String[] {"parts", parts},
                new String[] {"md5", "{\"2\":\"00112233445566778899aabbccddeeff\"}"}));
    }

    private static void assertUsable(ResumeState read) throws UnreadableStateException {
        UploadState state = read.state();
        PartPlan plan = state.plan();
        assertThat(read.content().size()).isBetween(1L, PartPlan.MAX_FILE_SIZE);
        assertThat(plan.partSize()).isBetween(UploadRequest.MIN_PART_SIZE, UploadRequest.MAX_PART_SIZE);
        assertThat(plan.count()).isBetween(1, PartPlan.MAX_PARTS);
        assertThat(state.etags().keySet()).allMatch(part -> part >= 1 && part <= plan.count());
        assertThat(state.etags().keySet()).containsAll(state.checksums().keySet());
        assertThat(state.checksums().values()).allMatch(UploadState::isMd5);
        assertThat(state.confirmedBytes()).isBetween(0L, read.content().size());
        if (state.item() != null) {
            assertThat(state.requireItem().id()).isPositive();
        }
        if (state.session() != null) {
            assertThat(state.item()).isNotNull();
        }
        if (state.stage() != Stage.OPEN) {
            assertThat(state.session()).isNotNull();
            assertThat(state.missingParts()).isEmpty();
        }
        byte[] written = read.toJson();
        assertThat(ResumeState.parse(written).toJson()).isEqualTo(written);
    }
}
