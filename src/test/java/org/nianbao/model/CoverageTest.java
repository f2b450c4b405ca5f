package org.nianbao.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static Optional<Judgement> report(int year) {
        Judgement.ReportClue clue = new Judgement.ReportClue("年报", Optional.of(year), Scope.DISTRICT, "");
        return Optional.of(new Judgement(Judgement.Kind.REPORT, "", Optional.of(clue), List.of(), List.of()));
    }

    private static int guessesFrom(Coverage coverage) {
        int guesses = 0;
        for (Coverage c = coverage; c.least() < Coverage.GUESS; c = c.after(Optional.empty(), 10)) {
            guesses++;
        }
        return guesses;
    }

    @Test
    void withoutAnyReportGuessesAreManyButNotEndless() {
        assertThat(guessesFrom(Coverage.none(2026))).isEqualTo(80);
    }

    @Test
    void theFewerYearsAreMissingTheFewerGuesses() {
        Coverage one = Coverage.none(2026).after(report(2024), 950);
        assertThat(guessesFrom(one)).isEqualTo(20);
        Coverage late = one.after(report(2023), 950).after(report(2022), 950);
        assertThat(guessesFrom(late)).isEqualTo(6);
        Coverage gaps = late.after(report(2010), 950);
        assertThat(guessesFrom(gaps)).isEqualTo(20);
        Coverage all = gaps;
        for (int year = 2012; year < 2022; year++) {
            all = all.after(report(year), 950);
        }
        assertThat(all.accounted()).isTrue();
        assertThat(guessesFrom(all)).isZero();
    }

    @Test
    void oldReportsAloneAreNotAllThereAre() {
        Coverage old = Coverage.none(2026);
        for (int year = 2008; year < 2016; year++) {
            old = old.after(report(year), 950);
        }
        assertThat(old.accounted()).isFalse();
        assertThat(old.least()).isLessThan(Coverage.GUESS);
    }

    @Test
    void aGuessThatLeadsOnGivesPatienceBack() {
        Coverage tired = Coverage.none(2026);
        for (int i = 0; i < 79; i++) {
            tired = tired.after(Optional.empty(), 10);
        }
        Coverage again = tired.after(report(2020), 10);
        assertThat(guessesFrom(again)).isEqualTo(20);
    }
}
