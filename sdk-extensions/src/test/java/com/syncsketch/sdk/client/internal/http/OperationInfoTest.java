package com.syncsketch.sdk.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationInfoTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef01234567";

    private static final OperationInfo GET = new OperationInfo("GET", "/x/{id}/").with(Redactor.in(List.of(KEY)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/x/1017/                               | /x/1017/",
                "/x/1f0c9e3e-5a4b-4c1d-8e2f-000000000001/ | /x/1f0c9e3e-5a4b-4c1d-8e2f-000000000001/",
                "/x/?limit=20&offset=40&active=1        | /x/?limit=20&offset=40&active=1",
                "/x/?project__id=12&id__in=1%2C2,3      | /x/?project__id=12&id__in=1%2C2,3",
                "/x/?fields=id,name                     | /x/?fields=id,name",
                "/x/?name__istartswith=Secret%20show    | /x/?name__istartswith=***",
                "/x/?email__iexact=td%40example.com     | /x/?email__iexact=***",
                "/x/?api_key=12345&username=7&token=1   | /x/?api_key=***&username=***&token=***",
                "/x/?key=1&password=1&session_id=1      | /x/?key=***&password=***&session_id=***",
                "/x/?q=0123456789012345678901234567     | /x/?q=***",
                "/x/?flag&empty=                        | /x/?flag&empty=",
                "/x/0123456789abcdef0123456789abcdef01234567/ | /x/***/",
                "/x/a%300123456789abcdef0123456789ABCDEF01234567/ | /x/***/",
                "/x/?0123456789abcdef0123456789abcdef01234567=1 | /x/?***=1",
            })
    void text_hasIdsAndNoConfidentialValues(String target, String expected) {
        assertThat(GET.at(target)).hasToString("GET " + expected);
    }

    @Test
    void text_withoutATarget_hasTheTemplateAndTheDetail() {
        assertThat(GET.detail("part 3 of\n7")).hasToString("GET /x/{id}/ [part 3 of\\n7]");
        assertThat(GET.at("/x/1/").name()).isEqualTo("GET /x/{id}/");
    }

    @Test
    void longTargets_areShortened() {
        assertThat(GET.at("/x/" + "a".repeat(1000) + "/b/")).hasToString("GET /x/" + "a".repeat(24) + ".../b/");
        assertThat(GET.at("/x".repeat(1000)).toString()).hasSizeLessThan(300).contains("...");
        assertThat(GET.at("/x/?" + "a=1&".repeat(1000)).toString())
                .hasSizeLessThan(300)
                .endsWith("&...");
    }

    @Test
    void shortNumbers_areIdsEvenIfTheyEqualTheKey() {
        OperationInfo operation = new OperationInfo("GET", "/x/{id}/").with(Redactor.in(List.of("1005")));

        assertThat(operation.at("/x/1005/")).hasToString("GET /x/1005/");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v2/x/1017/abc/, /api/v2/x/1017/abc/",
        "/api/v2/x/1f0c9e3e-5a4b-4c1d-8e2f-000000000001/, /api/v2/x/1f0c9e3e-5a4b-4c1d-8e2f-000000000001/",
        "/api/v2/x/shot010_v003_comp_final_graded_again.mov, /api/v2/x/shot010_v003_comp_final_graded_again.mov",
        "/api/v2/x/fedcba9876543210fedcba9876543210fedcba98/, /api/v2/x/***/",
        "/api/v2/x/Zx81Zx82Zx83Zx84Zx85Zx86Zx87Zx88Zx89, /api/v2/x/***",
        "/api/v2/x/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-def/, /api/v2/x/***/",
        "/api/v2/x/%300123456789abcdef0123456789abcdef01234567/, /api/v2/x/***/",
    })
    void pathsOfCallers_loseWhateverLooksLikeASecret(String path, String expected) {
        assertThat(TargetFormatter.withoutSecrets(path, Redactor.in(List.of(KEY))))
                .isEqualTo(expected);
    }
}
