package com.syncsketch.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FloorsTest {

    private static final Floors FLOORS = Floors.parse(List.of("# package lines branches", "", "com.example.a  90 80"));

    @Test
    void classes_areAggregatedByPackage() {
        assertThat(Coverage.ofPackages(List.of(
                        "GROUP,PACKAGE,CLASS,BRANCH_MISSED,BRANCH_COVERED,LINE_MISSED,LINE_COVERED",
                        "all/one,com.example.a,One,1,2,0,10",
                        "all/one,com.example.a,One.Inner,0,1,5,5",
                        "all/two,com.example.b,Two,0,0,4,0")))
                .containsExactly(
                        entry("com.example.a", new Coverage(75, 75)), entry("com.example.b", new Coverage(0, 100)));
    }

    @Test
    void packageAtItsFloor_isAccepted() {
        assertThat(FLOORS.problems(Map.of("com.example.a", new Coverage(90, 80))))
                .isEmpty();
    }

    @Test
    void packageBelowItsFloor_isReported() {
        assertThat(FLOORS.problems(Map.of("com.example.a", new Coverage(89.9, 100))))
                .containsExactly("com.example.a: 89.9 % of lines, minimum 90.0 %");
        assertThat(FLOORS.problems(Map.of("com.example.a", new Coverage(100, 79.9))))
                .containsExactly("com.example.a: 79.9 % of branches, minimum 80.0 %");
    }

    @Test
    void packageWithoutAFloor_isReported() {
        assertThat(FLOORS.problems(
                        Map.of("com.example.a", new Coverage(90, 80), "com.example.b", new Coverage(50, 40))))
                .containsExactly("com.example.b has no floor; its coverage is 50.0 % of lines and 40.0 % of branches");
    }

    @Test
    void floorOfAMissingPackage_isReported() {
        assertThat(FLOORS.problems(Map.of())).containsExactly("com.example.a has a floor, but does not exist");
    }

    @Test
    void invalidLine_isRejected() {
        for (String line :
                List.of("com.example.a", "com.example.a 90", "com.example.a 90 80 70", "com.example.a x y")) {
            assertThatIllegalArgumentException().isThrownBy(() -> Floors.parse(List.of(line)));
        }
    }

    @Test
    void duplicateFloor_isRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Floors.parse(List.of("com.example.a 90 80", "com.example.a 70 60")));
    }
}
