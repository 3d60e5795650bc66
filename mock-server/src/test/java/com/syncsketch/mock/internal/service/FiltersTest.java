package com.syncsketch.mock.internal.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.http.Query;
import com.syncsketch.mock.internal.http.Request;
import com.syncsketch.mock.internal.state.Account;
import com.syncsketch.mock.internal.state.Person;
import com.syncsketch.mock.internal.state.Project;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiltersTest {

    private final Person user = new Person(1, "ada", "ada@example.com");
    private final Project project = new Project(3, new Account(2, "Northlight"), user, "Aurora");

    @ParameterizedTest
    @CsvSource({
        "colour=red, true",
        "nmae=Borealis, true",
        "name=Borealis, false",
        "limit=1&fields=id&include_tags=1, true",
        "account__name__icontains=LIGHT, true",
        "account__name__icontains=dark, false",
        "creator__email__endswith=example.com, true",
        "is_archived=0&colour=red, true",
        "is_archived=1&colour=red, false",
    })
    void namesThatTheContractDoesNotKnowAreIgnoredUnlessTheyAreLookups(String query, boolean found) {
        Query parsed = Query.parse(query);
        Request request = new Request("GET", "/api/v1/project/", query, Map.of(), InputStream.nullInputStream());
        Call call = new Call(
                Contract.bundled().operation("listProjects"),
                request,
                Map.of(),
                parsed,
                MissingNode.getInstance(),
                user,
                "127.0.0.1");
        assertThat(Filters.of(call).test(project)).isEqualTo(found);
    }
}
