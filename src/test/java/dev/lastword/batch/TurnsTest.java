package dev.lastword.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.batch.Standing.State;
import dev.lastword.config.Asking;
import dev.lastword.config.Keeping;
import dev.lastword.config.Opener;
import dev.lastword.config.Plan;
import dev.lastword.config.SpeakerSpec;
import dev.lastword.config.Spec;
import dev.lastword.config.StopSettings;
import dev.lastword.endpoint.Sampling;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Side;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final Standing BROKEN = new Standing(State.BROKEN_OFF, Account.EMPTY, "", 0, "");

  @Test
  void pairsTakeTurns() {
    var turns = turns(jobs("p", "slow", 3), jobs("q", "slow", 3));
    assertThat(pairs(turns, 4)).containsExactly("p", "q", "p", "q");
  }

  @Test
  void aSlowProviderDoesNotTakeAllPlaces() {
    var turns = turns(jobs("p", "slow", 100), jobs("q", "quick", 3));
    var taken = new ArrayList<String>();
    for (var i = 0; i < 6; i++) {
      var next = next(turns);
      taken.add(next.task().pair().id());
      if (next.task().pair().id().equals("q")) {
        turns.over(next.task());
      }
    }
    assertThat(taken).filteredOn("q"::equals).hasSize(3);
    assertThat(pairs(turns, 2)).containsExactly("p", "p");
  }

  @Test
  void whatBrokeOffGoesFirst() {
    var jobs = new ArrayList<>(jobs("p", "slow", 3));
    jobs.set(2, new Job(jobs.get(2).task(), BROKEN));
    var turns = new Turns(jobs, _ -> "slow");
    assertThat(turns.next()).isEqualTo(jobs.get(2));
    assertThat(turns.next()).isEqualTo(jobs.get(0));
  }

  @Test
  void nobodyIsForgottenAndNobodyComesTwice() {
    var slow = new ArrayList<>(jobs("p", "slow", 7));
    slow.addAll(jobs("r", "slow", 1));
    var turns = turns(slow, jobs("q", "quick", 5));
    var seen = IntStream.range(0, 13).mapToObj(_ -> turns.next()).toList();
    assertThat(seen).doesNotContainNull().doesNotHaveDuplicates();
    assertThat(turns.next()).isNull();
  }

  private static List<String> pairs(Turns turns, int count) {
    return IntStream.range(0, count).mapToObj(_ -> next(turns).task().pair().id()).toList();
  }

  private static Job next(Turns turns) {
    return Objects.requireNonNull(turns.next());
  }

  private static Turns turns(List<Job> some, List<Job> others) {
    var all = new ArrayList<>(some);
    all.addAll(others);
    return new Turns(all, task -> task.pair().a().id());
  }

  private static List<Job> jobs(String pair, String provider, int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> new Job(task(pair, provider, n + 1), Standing.UNBEGUN))
        .toList();
  }

  private static Task task(String pair, String provider, int n) {
    var speaker = new SpeakerSpec.Script(Path.of("x"));
    var party = new Spec.Party("x", speaker, "", Sampling.DEFAULT, null);
    var member = new Plan.Member(provider, party, Set.of());
    var spec =
        new Spec(
            party,
            party,
            new Opener("hello", Opener.As.A),
            Side.A,
            Caps.DEFAULT,
            StopSettings.DEFAULT,
            Set.of(),
            Asking.DEFAULT,
            Keeping.DEFAULT,
            List.of(),
            Path.of("x"));
    return new Task(pair + n, "d", new Plan.Pair(pair, member, member), Plan.Opening.NONE, n, spec);
  }
}
