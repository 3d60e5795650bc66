package com.syncsketch.mock.internal.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.http.Query;
import com.syncsketch.mock.internal.state.Account;
import com.syncsketch.mock.internal.state.Person;
import com.syncsketch.mock.internal.state.Project;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiltersTest {

    private final Person user = new Person(1, "ada", "ada@example.com");
    private final Project project = new Project(3, new Account(2, "Northlight"), user, "Aurora");

    @ParameterizedTest
    @CsvSource({
        "name=Borealis, false",
        "limit=1&fields=id&include_tags=1, true",
        "account__name__icontains=LIGHT, true",
        "account__name__icontains=dark, false",
        "creator__email__endswith=example.com, true",
    })
    void filtersFollowRelations(String query, boolean found) {
        assertThat(finds(query)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "name__contains=uror, true",
        "name__contains=UROR, false",
        "name__icontains=UROR, true",
        "name__startswith=Aur, true",
        "name__startswith=aur, false",
        "name__istartswith=aur, true",
        "name__endswith=ora, true",
        "name__endswith=ORA, false",
        "name__iendswith=ORA, true",
        "name__iendswith=aur, false",
        "name__iexact=aurora, true",
        "name__isnull=1, false",
        "name__isnull=0, true",
        "id__in=2%2C3, true",
        "id__in=2%2C4, false",
        "id__gt=2, true",
        "id__gt=3, false",
        "id__gte=3, true",
        "id__lt=3, false",
        "id__lte=3.0, true",
        "id__range=3%2C4, true",
        "id__range=1%2C3, true",
        "id__range=4%2C5, false",
        "id__range=1%2C2, false",
        "id__in=three%2C3.0, true",
        "id__in=three, false",
    })
    void lookupsCompareAsTheFrameworkDoes(String query, boolean found) {
        assertThat(finds(query)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "id__gt=three, 'three' cannot be compared with 3",
        "name__lt=yesterday, 'yesterday' cannot be compared with",
        "id__range=3, 'id__range takes two values, separated by a comma'",
        "id__range=1%2C2%2C3, 'id__range takes two values, separated by a comma'",
    })
    void incomparableValuesAreRejected(String query, String reason) {
        assertThatThrownBy(() -> finds(query)).isInstanceOfSatisfying(HttpException.class, exception -> {
            assertThat(exception.status()).isEqualTo(400);
            assertThat(exception.reason()).contains(reason);
        });
    }

    private boolean finds(String query) {
        return Filters.of(Query.parse(query)).test(project);
    }
}
