package dev.lastword.page;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Draws what runs on this machine now.
public final class LiveHtml {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private LiveHtml() {}

  /// A conversation or batch that runs.
  ///
  /// @param kind `run` or `batch`
  /// @param id its id
  /// @param href its page; null: it does not write into this archive
  /// @param told how far it is
  /// @param width the same as a bar, of 100
  /// @param phase whether it runs, is paused or ends
  /// @param since when it began
  /// @param cost what it cost so far, as far as that is known
  public record Row(
      String kind,
      String id,
      @Nullable String href,
      String told,
      int width,
      String phase,
      String since,
      String cost) {
    /// Makes the texts harmless.
    public Row {
      id = Plain.line(id, 120);
      told = Plain.line(told);
      width = Math.clamp(width, 0, 100);
    }

    /// Something that runs.
    ///
    /// @param kind `run` or `batch`
    /// @param id its id, raw
    /// @param href its page; null: none here
    /// @param done how much is done
    /// @param all how much it may be; 0: nobody knows
    /// @param what what is counted
    /// @param phase its phase
    /// @param since when it began
    /// @param zone where the time is told
    /// @param dollars what it cost; null: unknown
    /// @return the row
    public static Row of(
        String kind,
        String id,
        @Nullable String href,
        long done,
        long all,
        String what,
        String phase,
        Instant since,
        ZoneId zone,
        @Nullable BigDecimal dollars) {
      return new Row(
          kind,
          id,
          href,
          Figures.grouped(done) + (all == 0 ? " " : " of " + Figures.grouped(all) + " ") + what,
          all == 0 ? 0 : (int) (100 * done / all),
          phase,
          TIME.format(since.atZone(zone)),
          dollars == null ? "" : Figures.money(dollars));
    }
  }

  /// Draws the page.
  ///
  /// @param rows what runs
  /// @return the whole page
  public static String of(List<Row> rows) {
    var frame = Frame.served("Live", "live", "lastword ps", "", List.of());
    return Templates.draw("live.jte", Map.of("frame", frame, "rows", new ArrayList<>(rows)));
  }

  /// Draws what changes of it.
  ///
  /// @param rows what runs
  /// @return without a page around it
  public static String body(List<Row> rows) {
    return Templates.draw("living.jte", Map.of("rows", new ArrayList<>(rows)));
  }
}
